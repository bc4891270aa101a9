/** In which language and with which ways of writing dates and numbers the administrator of the browser tests reads. */
import { runApex } from './records.ts';

/** Locale by language, of the languages that the package is translated into. */
export const LOCALES: Record<string, string> = { es: 'es_ES', no: 'no_NO', pt_BR: 'pt_BR' };

export function speak(language: string, locale = LOCALES[language]): void {
  runApex(`
    User reader = [SELECT Id FROM User WHERE Id = :UserInfo.getUserId()];
    reader.LanguageLocaleKey = '${language}';
    reader.LocaleSidKey = '${locale}';
    update reader;
  `);
}

export const speakEnglish = (): void => speak('en_US', 'en_US');
