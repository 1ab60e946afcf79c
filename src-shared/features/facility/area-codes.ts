// Administrative codes of 泉州市 and the streets and towns of 晋江市 and 南安市, as data for pickers and report headers.
// Basis: codes of the National Bureau of Statistics at 2022-10-31; 晋江市 has 6 街道 + 13 镇 (晋政民函〔2025〕115号 agrees).
// Must never be used to refuse an ID number: area codes in IDs may be historical.

/** Where the codes come from and their date. */
export const AREA_CODES_BASIS = { source: '国家统计局 统计用区划代码', asOf: '2022-10-31' } as const

/** One area: a 6-digit county code, or a 9-digit street or town code. */
export type Area = { code: string; name: string }

/** The city these homes are in. */
export const CITY: Area = { code: '350500', name: '泉州市' }

/** The counties, districts and county-level cities of 泉州市, by code. */
export const COUNTIES: readonly Area[] = [
  { code: '350502', name: '鲤城区' },
  { code: '350503', name: '丰泽区' },
  { code: '350504', name: '洛江区' },
  { code: '350505', name: '泉港区' },
  { code: '350521', name: '惠安县' },
  { code: '350524', name: '安溪县' },
  { code: '350525', name: '永春县' },
  { code: '350526', name: '德化县' },
  { code: '350527', name: '金门县' },
  { code: '350581', name: '石狮市' },
  { code: '350582', name: '晋江市' },
  { code: '350583', name: '南安市' },
]

const STREETS_BY_COUNTY: Readonly<Record<string, string>> = {
  '350582':
    '001 青阳街道 002 梅岭街道 003 西园街道 004 罗山街道 005 新塘街道 ' +
    '006 灵源街道 101 安海镇 102 磁灶镇 103 陈埭镇 104 东石镇 ' +
    '105 深沪镇 106 金井镇 107 池店镇 109 内坑镇 110 龙湖镇 ' +
    '111 永和镇 112 英林镇 113 紫帽镇 114 西滨镇 400 安平开发区 ' +
    '401 晋江市经济开发区 402 泉州综合保税区',
  '350583':
    '001 溪美街道 002 柳城街道 003 美林街道 100 省新镇 101 仑苍镇 ' +
    '102 东田镇 103 英都镇 104 翔云镇 105 金淘镇 106 诗山镇 ' +
    '107 蓬华镇 108 码头镇 109 九都镇 110 乐峰镇 111 罗东镇 ' +
    '112 梅山镇 113 洪濑镇 114 洪梅镇 115 康美镇 116 丰州镇 ' +
    '117 霞美镇 118 官桥镇 119 水头镇 120 石井镇 200 眉山乡 ' +
    '201 向阳乡 400 雪峰华侨经济开发区',
}

/** Streets, towns and statistical areas of a county as 9-digit codes; empty when the county's list is not carried. */
export function streetsOf(countyCode: string): Area[] {
  const words = (STREETS_BY_COUNTY[countyCode] ?? '').split(' ').filter((word) => word !== '')
  const streets: Area[] = []
  for (let index = 0; index + 1 < words.length; index += 2) {
    streets.push({ code: `${countyCode}${words[index]}`, name: words[index + 1] ?? '' })
  }
  return streets
}

/** Name of a 6-, 9- or 12-digit code (the last three digits of 12 are the village, not carried), or null when unknown. */
export function areaName(code: string): string | null {
  if (code === CITY.code) return CITY.name
  const county = COUNTIES.find((area) => area.code === code.slice(0, 6))
  if (!county) return null
  if (code.length === 6) return county.name
  const street = streetsOf(county.code).find((area) => area.code === code.slice(0, 9))
  return street ? county.name + street.name : null
}

/** The 12-digit form of a street code (`…000`), as the statistical forms print it. */
export function twelveDigitCode(streetCode: string): string {
  return streetCode.padEnd(12, '0')
}
