/** Questionnaires that a bureau defines for itself, beside the built-in ones. Keys only, never the wording of questions. */
import type { RiskLevel } from './risk';
import type { KeyedScale, ScaleDefinition } from './scales';

export interface OwnScaleRevision {
  /** From 1. */
  readonly revision: number;
  /** Local time, 2025-11-03 09:12. */
  readonly savedAt: string;
  readonly removedAt: string | null;
}

export interface OwnScale {
  readonly id: string;
  /** Ascending; the last one is in use. */
  readonly revisions: readonly OwnScaleRevision[];
  /** Null where the definition no longer holds. */
  readonly scale: KeyedScale | null;
  /** Chinese, each naming the part of the definition. */
  readonly problems: readonly string[];
}

/** What the program knows of questionnaires in this workspace. */
export interface ScaleList {
  readonly builtIn: readonly ScaleDefinition[];
  readonly own: readonly OwnScale[];
}

/** Sheets answered in one way throughout, and what the key makes of them: a wrong key shows here first. */
export interface GoldenCase {
  readonly id: 'lowest' | 'highest' | 'leastPoints' | 'mostPoints';
  /** Chinese: how it is answered. */
  readonly label: string;
  readonly scores: readonly { readonly name: string; readonly value: number; /** Null without bands. */ readonly band: string | null }[];
  readonly level: RiskLevel;
  /** Kinds of danger of the critical items it triggers. */
  readonly critical: readonly string[];
  /** What makes such a sheet invalid or is to be noticed. */
  readonly remarks: readonly string[];
}

export interface DefinitionCheck {
  readonly fileName: string;
  /** Chinese, each naming the place; empty when the definition may be saved. */
  readonly findings: readonly string[];
  /** What the file holds beyond keys and has been left out: wording of questions. */
  readonly dropped: readonly string[];
  readonly scale: KeyedScale | null;
  /** The revision it would replace; null for a new scale. */
  readonly replaces: number | null;
  readonly cases: readonly GoldenCase[];
}

export interface SavedDefinition {
  readonly scale: string;
  readonly label: string;
  readonly revision: number;
  /** Files of answers that were scored again because of it. */
  readonly rescored: number;
}
