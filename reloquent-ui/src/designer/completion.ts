import { quotedName } from './rules'
import type { Column } from './source'

/** Something that can stand where the caret is. A function brings its brackets along. */
export interface Offer {
  text: string
  about: string
  kind: 'Column' | 'Function' | 'Word'
}

/** What is being written, and what it may become: the part of the text from one letter up to another. */
export interface Completion {
  from: number
  to: number
  offers: readonly Offer[]
}

const FUNCTIONS: readonly (readonly [name: string, about: string])[] = [
  ['coalesce', 'the first that is not null'], ['nullif', 'null if both are equal'], ['concat', 'the texts of all'],
  ['upper', 'in capitals'], ['lower', 'in small letters'], ['trim', 'without blanks at the ends'], ['ltrim', 'without blanks before'],
  ['rtrim', 'without blanks behind'], ['substring', 'part of a text'], ['length', 'how many characters'], ['replace', 'one text for another'],
  ['round', 'to a whole value, or to places'], ['floor', 'down to a whole value'], ['ceil', 'up to a whole value'], ['abs', 'without its sign'],
  ['extract', 'a field of a date: year from …'], ['date_trunc', 'a date cut down to a field'], ['cast', 'as another type: … as integer'],
]

const WORDS = ['and', 'or', 'not', 'case', 'when', 'then', 'else', 'end', 'is null', 'is not null', 'between', 'like', 'in', 'true', 'false', 'null', 'date', 'timestamp']

const MOST = 8

/** What could be meant at the caret; nothing inside a text, and nothing where no word has begun unless it is asked for. */
export function completing(text: string, caret: number, columns: readonly Column[], asked = false): Completion | null {
  const before = text.slice(0, caret)
  if (isInside(before, "'")) return null
  const begun = (isInside(before, '"') ? /"[^"]*$/ : /[\p{L}_][\p{L}\p{N}_]*$/u).exec(before)?.[0] ?? ''
  if (begun === '' && !asked) return null
  const offers = offersFor(begun.replace(/^"/, '').toLowerCase(), columns)
  const [only] = offers
  const isWhole = offers.length === 1 && only !== undefined && only.kind !== 'Function' && only.text.toLowerCase() === begun.toLowerCase()
  return offers.length === 0 || isWhole ? null : { from: caret - begun.length, to: caret, offers }
}

function offersFor(begun: string, columns: readonly Column[]): Offer[] {
  const all: (Offer & { name: string })[] = [
    ...columns.map((column) => ({ name: column.name, text: quotedName(column.name), about: column.type, kind: 'Column' as const })),
    ...FUNCTIONS.map(([name, about]) => ({ name, text: `${name}()`, about, kind: 'Function' as const })),
    ...WORDS.map((name) => ({ name, text: name, about: '', kind: 'Word' as const })),
  ]
  const starts = all.filter((one) => one.name.toLowerCase().startsWith(begun))
  const holds = begun.length < 2 ? [] : all.filter((one) => one.kind === 'Column' && !starts.includes(one) && one.name.toLowerCase().includes(begun))
  return [...starts, ...holds].slice(0, MOST).map(({ name, ...offer }) => offer)
}

/** Whether an odd number of quotes stands before: a doubled one counts as none. */
function isInside(before: string, quote: "'" | '"'): boolean {
  const texts = quote === '"' ? before.replace(/'[^']*'/g, '') : before
  return (texts.split(quote).length - 1) % 2 === 1
}

/** The text with what was chosen in it, and where the caret is then: between the brackets of a function. */
export function completed(text: string, { from, to }: Completion, offer: Offer): { text: string; caret: number } {
  const rest = text.slice(to)
  const isCalled = offer.kind === 'Function' && rest.trimStart().startsWith('(')
  const put = isCalled ? offer.text.slice(0, -2) : offer.text
  const caret = from + put.length - (offer.kind === 'Function' && !isCalled ? 1 : 0)
  return { text: `${text.slice(0, from)}${put}${rest}`, caret }
}
