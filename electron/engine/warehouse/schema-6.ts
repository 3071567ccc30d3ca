/** Schema version 6: the stated 办学类型 where it is finer than the stage; rows imported before do not have it. */
export const schoolTypeSchema: readonly string[] = ['ALTER TABLE school ADD COLUMN schoolType VARCHAR'];
