/**
 * The figures a client must know before it sends anything. The server announces them in `GET /v1`, the forms count by
 * them, the OpenAPI document prints them; they are written here and nowhere else.
 */
export const limits = {
  /** Longest title of a suggestion, in characters (Unicode code points after NFC). */
  title: 60,
  /** Longest body of a suggestion, in characters. */
  body: 2000,
  /** Longest free note on a step, a rating or a supplement, in characters. */
  note: 1000,
  /** Longest reply text, in characters. */
  reply: 20_000,
  /** Longest name, address or other single line, in characters. */
  line: 120,
  /** Records a list returns when `limit` is not given, and at most. */
  pageDefault: 20,
  pageMax: 100,
  /** Files with one suggestion, those of its supplements counted in. */
  attachments: 6,
  /** Largest uploaded file, in bytes. */
  attachmentBytes: 10_485_760,
  /** Largest picture, in pixels (width × height): what a file of few bytes may unfold to. */
  attachmentPixels: 40_000_000,
  /** Hours an uploaded file is kept for the suggestion that will name it; then it is deleted. */
  attachmentHours: 24,
  /** Largest spreadsheet the office may send, in bytes, and how many of its faults an answer lists. */
  importBytes: 20_971_520,
  importFaults: 500,
  /** Largest JSON request body, in bytes. */
  jsonBytes: 65_536,
  /** Hours the first answer to an Idempotency-Key is kept and replayed. */
  idempotencyHours: 24,
  /** Ratings below this number are absent from every answer (never shown as zero). */
  minRatings: 5,
} as const;
