import { settings } from '../../state/settings';

/** Languages that most material is in. */
export const COMMON_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'zh', 'ja', 'ru'];

/** A BCP 47 tag as it is written; undefined when it is none. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** What a language is called in the user's language; the tag where that has no name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(settings.language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
