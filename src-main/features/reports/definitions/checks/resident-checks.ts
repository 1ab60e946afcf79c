// Rules every resident in the home must keep before a report leaves it: age, bed type, agreement, assessment, contact, identity.
// They name the residents to mend; they must never change a figure.
import { addMonths, ageOn } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import { readIdNumber } from '#shared/features/residents/id-number.rules.ts'
import type { SourceResident } from '../../report-source.ts'
import { judgeEach } from './check.ts'

/** 能力评估 and 协议 rules of the home: an assessment is good for 12 months. */
const ASSESSMENT_MONTHS = 12
const YOUNGEST_AGE_YEARS = 60
/** 重度失能 and 完全失能. */
const HEAVY_NEED_LEVEL = 3

export function checkAges(residents: readonly SourceResident[], on: Day): CheckResult[] {
  const young = residents.filter(({ birthOn }) => birthOn !== null && ageOn(birthOn, on) < YOUNGEST_AGE_YEARS)
  const mismatched = residents.filter((resident) => {
    const reading = resident.idNumber === null ? null : readIdNumber(resident.idNumber, on)
    return reading?.status === 'valid' && (reading.birth !== resident.birthOn || reading.sex !== resident.sex)
  })
  return [
    judgeEach({
      code: '4.age',
      severity: 'warn',
      broken: young,
      pass: `在院老人按 ${on} 计算均满 60 周岁或出生日期未知`,
      fail: (count) => `${count} 名在院老人按 ${on} 计算未满 60 周岁`,
    }),
    judgeEach({
      code: '4.id-agrees',
      severity: 'warn',
      broken: mismatched,
      pass: '登记的出生日期、性别与身份证号一致',
      fail: (count) => `${count} 名在院老人登记的出生日期或性别与身份证号不一致`,
    }),
  ]
}

export function checkHeavyNeedBeds(residents: readonly SourceResident[]): CheckResult {
  return judgeEach({
    code: '5.heavy-need-bed',
    severity: 'warn',
    broken: residents.filter(
      ({ abilityLevel, bed }) =>
        abilityLevel !== null && abilityLevel >= HEAVY_NEED_LEVEL && bed?.careType === 'ordinary',
    ),
    pass: '重度失能、完全失能老人均不在普通床位',
    fail: (count) => `${count} 名重度失能或完全失能老人在非护理型床位`,
  })
}

export function checkPapers(residents: readonly SourceResident[], on: Day): CheckResult[] {
  return [
    judgeEach({
      code: '6.agreement',
      severity: 'warn',
      broken: residents.filter(({ agreement }) => agreement?.isInForce !== true),
      pass: '在院老人的服务协议均在有效期内',
      fail: (count) => `${count} 名在院老人没有有效期内的服务协议`,
    }),
    judgeEach({
      code: '6.assessment',
      severity: 'warn',
      broken: residents.filter(
        ({ assessedOn }) => assessedOn === null || addMonths(assessedOn, ASSESSMENT_MONTHS) < on,
      ),
      pass: '在院老人的能力评估均在 12 个月内',
      fail: (count) => `${count} 名在院老人没有 12 个月内的能力评估`,
    }),
    judgeEach({
      code: '6.emergency-contact',
      severity: 'warn',
      broken: residents.filter(({ contact }) => contact?.isEmergency !== true),
      pass: '在院老人均登记了紧急联系人',
      fail: (count) => `${count} 名在院老人没有登记紧急联系人`,
    }),
  ]
}

/** A wrong check digit blocks a roster, which carries the number, and warns elsewhere. */
export function checkIdentities(
  residents: readonly SourceResident[],
  on: Day,
  wrongNumber: 'block' | 'warn',
): CheckResult[] {
  const isWrong = ({ idNumber }: SourceResident): boolean =>
    idNumber !== null && readIdNumber(idNumber, on).status !== 'valid'
  return [
    judgeEach({
      code: '8.id-number',
      severity: wrongNumber,
      broken: residents.filter(isWrong),
      pass: '已登记的身份证号校验位均正确',
      fail: (count) => `${count} 名在院老人的身份证号校验不通过`,
    }),
    judgeEach({
      code: '8.id-missing',
      severity: 'warn',
      broken: residents.filter(({ idNumber }) => idNumber === null),
      pass: '在院老人均登记了身份证号',
      fail: (count) => `${count} 名在院老人未登记身份证号`,
    }),
    judgeEach({
      code: '8.phone',
      severity: 'warn',
      broken: residents.filter(({ contact }) => contact !== null && !/^1\d{10}$/.test(contact.phone)),
      pass: '联系人电话均为 11 位手机号',
      fail: (count) => `${count} 名在院老人的联系人电话不是 11 位手机号`,
    }),
  ]
}
