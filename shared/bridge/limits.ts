// How much goes over the bridge. Apart from the contract, whose schemas take time to load.

/** Of `look.sofar`, which is sent whole each time. */
export const maxSofarCertificates = 1_000;
export const maxPlaces = 1_000;
export const maxPathChars = 4_096;
/** A passphrase, a password, a code. */
export const maxAnswerChars = 1_024;
/** Prompts of one question. */
export const maxAnswers = 10;
/** One dropped file, in bytes; the same as for a file found in a folder. A larger one is `UploadedFile.leftOut`. */
export const maxUploadFileBytes = 64 * 1024 * 1024;
/** Files of one `upload.add`, and their base64 together stay under {@link maxMessageBytes}. */
export const maxUploadFiles = 2_000;
/** One message of either transport, in bytes. */
export const maxMessageBytes = 16 * 1024 * 1024;
/** A report of 100,000 certificates has some 60 million characters. */
export const maxReportChars = 256 * 1024 * 1024;
/** Larger HTML makes a PDF of thousands of pages. In `serve` the message's own limit comes first. */
export const maxPrintChars = 32 * 1024 * 1024;
