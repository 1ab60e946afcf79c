// Reads a day as people write it in a roster. Must never choose between two readings that are both possible, and never
// mend a day the calendar lacks: such a cell is reported, its day stays unknown.
import { ageOn, dayFrom, isDay } from '../../contract/days.ts'
import { cellText, digitsOfChineseNumbers, isNothing } from './cell-text.rules.ts'
import type { RosterCellValue } from './roster.model.ts'

export type DatePurpose = 'birth' | 'admission'
/** Why a written day is not taken. */
export type DateHint =
  | 'dateNotInCalendar'
  | 'dateNotUnderstood'
  | 'dateDayMissing'
  | 'dateAmbiguous'
  | 'dateLunar'
  | 'dateImplausible'

export type DateReading =
  | { kind: 'empty' }
  | { kind: 'day'; day: string }
  /** Only year and month are given ('YYYY-MM'). */
  | { kind: 'month'; month: string }
  | { kind: 'invalid'; hint: DateHint }

const FIRST_SERIAL = 61 // 1900-03-01: below it Excel counts a day that never was
const LAST_SERIAL = 73_050 // end of 2099
const EARLIEST_ADMISSION = '1949-10-01'
const OLDEST_AGE_YEARS = 122

/** The day of an Excel serial number of the 1900 system (any time of day is dropped), or null outside 1900-03-01…2099-12-31. */
export function dayOfSerial(serial: number): string | null {
  const whole = Math.floor(serial)
  if (!(whole >= FIRST_SERIAL && whole <= LAST_SERIAL)) return null
  return new Date((whole - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

function wholeYear(text: string, purpose: DatePurpose, today: string): number {
  const year = Number(text)
  if (text.length === 4) return year
  // A birth of two digits is of the last century (a resident is old); an admission is of the nearest past.
  if (purpose === 'birth') return 1900 + year
  const thisYear = Number(today.slice(0, 4))
  return 2000 + year <= thisYear + 1 ? 2000 + year : 1900 + year
}

function fromParts(year: number, month: number, day: number): DateReading {
  const found = dayFrom(year, month, day)
  return found ? { kind: 'day', day: found } : { kind: 'invalid', hint: 'dateNotInCalendar' }
}

function fromMonth(year: number, month: number): DateReading {
  if (month < 1 || month > 12) return { kind: 'invalid', hint: 'dateNotInCalendar' }
  return { kind: 'month', month: `${year}-${String(month).padStart(2, '0')}` }
}

function readNumber(value: number): DateReading {
  if (Number.isInteger(value) && value >= 17_000_101 && value <= 29_991_231) return readDigits(String(value))
  if (Number.isInteger(value) && value >= 190_001 && value <= 210_012) return readDigits(String(value))
  if (value >= 1900 && value < 2100) {
    // 1958 or 1958.1 typed as a number: the year, and a month that may have lost its zero (1958.1 is also 1958.10).
    return { kind: 'invalid', hint: Number.isInteger(value) ? 'dateDayMissing' : 'dateAmbiguous' }
  }
  const day = dayOfSerial(value)
  return day ? { kind: 'day', day } : { kind: 'invalid', hint: 'dateNotUnderstood' }
}

function readDigits(digits: string): DateReading {
  const year = Number(digits.slice(0, 4))
  if (digits.length === 6) return fromMonth(year, Number(digits.slice(4)))
  return fromParts(year, Number(digits.slice(4, 6)), Number(digits.slice(6)))
}

function readDayLast(first: number, second: number, year: number): DateReading {
  // 13/11/2024 can only be day-month, 11/13/2024 only month-day; 12/11/2024 is both.
  if (first > 12) return fromParts(year, second, first)
  if (second > 12 || first === second) return fromParts(year, first, second)
  return { kind: 'invalid', hint: 'dateAmbiguous' }
}

function readText(text: string, purpose: DatePurpose, today: string): DateReading {
  if (/农历|阴历|旧历/u.test(text)) return { kind: 'invalid', hint: 'dateLunar' }
  const plain = digitsOfChineseNumbers(text)
    .replace(/\([^)]*\)|（[^）]*）|【[^】]*】|\[[^\]]*\]/gu, '')
    .replace(/公历|阳历|公元/gu, '')
    .replace(/[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$|(?:上午|下午)$|星期\S|周[0-9日天]/giu, '')
    .replace(/(?:出?生|入住|入院|入园|进院|来院|起)[。.]?$/u, '')
    .replace(/(?<=\d) +(?=\d)/gu, '-')
    .replaceAll(' ', '')
    .replace(/[年月./\\、,，。·‐-―~－—_]+/gu, (mark) => (/[年月]/u.test(mark) ? '-' : mark.includes('/') ? '/' : '-'))
    .replace(/[日号]/gu, '')
    .replace(/^[-/]+|[-/]+$/gu, '')
  if (/^\d{8}$/.test(plain) || /^(?:19|20)\d{4}$/.test(plain)) return readDigits(plain)
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return readNumber(Number(plain))
  if (/^\d{4}$/.test(plain)) return { kind: 'invalid', hint: 'dateDayMissing' }
  const parts = /^(\d{4}|\d{2})([-/])(\d{1,2})(?:[-/](\d{1,2}))?$/.exec(plain)
  if (parts) {
    const [, yearText = '', mark, month = '', day] = parts
    // 10/12/60 and 1/2/24 are how a foreign spreadsheet prints days: with a slash, a year must not look like a month.
    if (yearText.length === 2 && (day === undefined || (mark === '/' && Number(yearText) <= 12))) {
      return { kind: 'invalid', hint: 'dateAmbiguous' }
    }
    const year = wholeYear(yearText, purpose, today)
    return day === undefined ? fromMonth(year, Number(month)) : fromParts(year, Number(month), Number(day))
  }
  const dayLast = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(plain)
  if (dayLast) return readDayLast(Number(dayLast[1]), Number(dayLast[2]), Number(dayLast[3]))
  if (/^\d{1,2}[-/]\d{1,2}[-/]\d{2}$/.test(plain)) return { kind: 'invalid', hint: 'dateAmbiguous' }
  return { kind: 'invalid', hint: 'dateNotUnderstood' }
}

function isPlausible(day: string, purpose: DatePurpose, today: string): boolean {
  if (purpose === 'birth') return day <= today && ageOn(day, today) <= OLDEST_AGE_YEARS
  return day >= EARLIEST_ADMISSION && ageOn(today, day) < 1
}

/**
 * Reads a date cell: Excel serials, 2024.1.2, 2024年1月2日, 20240102, 二〇二四年一月二日, 24-1-2.
 * `today` ('YYYY-MM-DD') decides two-digit years and plausibility (a birth 0–122 years ago, an admission at most a year ahead).
 */
export function readDateCell(value: RosterCellValue | undefined, purpose: DatePurpose, today: string): DateReading {
  const text = cellText(value)
  if (isNothing(text)) return { kind: 'empty' }
  if (isDay(text) || typeof value !== 'number') {
    return checked(readText(text, purpose, today), purpose, today)
  }
  return checked(readNumber(value), purpose, today)
}

function checked(reading: DateReading, purpose: DatePurpose, today: string): DateReading {
  if (reading.kind !== 'day' || isPlausible(reading.day, purpose, today)) return reading
  return { kind: 'invalid', hint: 'dateImplausible' }
}
