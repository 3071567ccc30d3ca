/** Schema version 13: to multiples of how many pupils a report's groups were rounded when it was issued; null: told as they were. */
export const roundedGroupsSchema: readonly string[] = ['ALTER TABLE issued_group ADD COLUMN roundedTo INTEGER'];
