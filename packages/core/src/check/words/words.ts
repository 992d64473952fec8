// The shape of a catalogue: every rule, fix, severity and question, so that a missing text does not compile.
import type { RuleId } from '../preset.ts';
import type { ReviewQuestion } from '../review.ts';
import type { FixCode } from '../rule.ts';
import type { Severity } from '../severity.ts';

/** A text with `{placeholders}`; or one per plural form of the language, chosen by the number under `by`. */
export type Text = string | Counted;

export interface Counted {
  readonly by: string;
  /** By plural category of the language (Unicode CLDR). */
  readonly forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
}

export interface RuleWords {
  /** The mistake in a few words, as a heading. */
  readonly title: string;
  /** What is wrong here, as a sentence. */
  readonly message: Text;
  /** How to mend it, in one or two sentences. */
  readonly mend: Text;
}

export interface CheckWords {
  readonly rules: Readonly<Record<RuleId, RuleWords>>;
  /** Labels of the buttons that mend at once. */
  readonly fixes: Readonly<Record<FixCode, Text>>;
  readonly severities: Readonly<Record<Severity, string>>;
  /** How many findings of a severity. */
  readonly counts: Readonly<Record<Severity, Text>>;
  /** What stands where nothing was found. */
  readonly nothing: string;
  readonly questions: Readonly<Record<ReviewQuestion, string>>;
}
