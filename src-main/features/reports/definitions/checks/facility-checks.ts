// The head of every form: without a right credit code and area code the platform takes no report.
import { areaName } from '#shared/features/facility/area-codes.ts'
import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import { judge } from './check.ts'

export function checkFacility(facility: Facility | null): CheckResult[] {
  return [checkCreditCode(facility?.creditCode ?? null), checkAreaCode(facility?.areaCode ?? null)]
}

function checkCreditCode(creditCode: string | null): CheckResult {
  const isMissing = creditCode === null
  return judge({
    code: '8.credit-code',
    severity: isMissing ? 'warn' : 'block',
    holds: !isMissing && readCreditCode(creditCode).status === 'valid',
    pass: '统一社会信用代码校验位正确',
    fail: isMissing ? '机构信息未填统一社会信用代码' : '机构的统一社会信用代码校验不通过',
  })
}

function checkAreaCode(areaCode: string | null): CheckResult {
  return judge({
    code: '8.area-code',
    severity: 'warn',
    holds: areaCode !== null && areaName(areaCode) !== null,
    pass: '地区编码在区划代码表内',
    fail: areaCode === null ? '机构信息未填地区编码' : `地区编码 ${areaCode} 不在本机保存的区划代码表内`,
  })
}
