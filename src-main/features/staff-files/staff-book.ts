// The register as it stands on a day: who holds which papers, who was trained before working, what a file lacks. Derived on every call.
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import {
  caregiverSkill,
  coveredBy,
  HEALTH_KIND,
  isRequiredOf,
  kindOf,
  PRE_JOB_KIND,
  paperOfPost,
  paperOn,
  type Stretch,
} from '#shared/features/staff-files/certificates.rules.ts'
import { countLevels, requiredCaregivers } from '#shared/features/staff-files/ratio.rules.ts'
import { maskedFacts, missingFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { StaffRatio } from '#shared/features/staff-files/staff-files.contract.ts'
import type {
  Certificate,
  StaffContract,
  StaffFile,
  StaffLine,
} from '#shared/features/staff-files/staff-files.model.ts'
import { type Attended, hoursIn, preJobPassedOn } from '#shared/features/training/training.rules.ts'
import { factsOf } from './staff-facts.service.ts'
import type { FactsRow } from './staff-files.repository.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

export type StaffBook = ReturnType<typeof createStaffBook>
/** Everything on record of everybody, each kind read once and only when it is asked for. */
export type Papers = {
  certificatesOf: (id: StaffId) => readonly Certificate[]
  contractsOf: (id: StaffId) => readonly StaffContract[]
  preJobOn: (id: StaffId) => Day | null
  attendedOf: (id: StaffId) => readonly Attended[]
}

/** Reads at the first call and remembers. */
function once<Value>(read: () => Value): () => Value {
  let found: { value: Value } | null = null
  return () => {
    found ??= { value: read() }
    return found.value
  }
}

/** The days contracts cover. */
export function contractDays(contracts: readonly StaffContract[]): Stretch[] {
  return contracts
    .filter(({ isCorrected, isVoid }) => !isCorrected && !isVoid)
    .map(({ fromOn, untilOn }) => ({ fromOn, untilOn }))
}

export function createStaffBook(context: StaffFilesContext) {
  const { repository, rules, ratios, staff } = context

  function readPapers(): Papers {
    const certificates = once(() =>
      Map.groupBy(repository.listCertificates().map(context.certificateOf), ({ staffId }) => staffId),
    )
    const contracts = once(() =>
      Map.groupBy(repository.listContracts().map(context.contractOf), ({ staffId }) => staffId),
    )
    const attended = once(context.attended)
    const certificatesOf = (id: StaffId) => certificates().get(id) ?? []
    const attendedOf = (id: StaffId) => attended().get(id) ?? []
    return {
      ...{ certificatesOf, attendedOf, contractsOf: (id) => contracts().get(id) ?? [] },
      preJobOn(id) {
        const proven = certificatesOf(id).filter(
          ({ kind, isCorrected, isVoid }) => kind === PRE_JOB_KIND && !isCorrected && !isVoid,
        )
        const trained = preJobPassedOn(attendedOf(id))
        return [...proven.map(({ issuedOn }) => issuedOn), ...(trained ? [trained] : [])].sort()[0] ?? null
      },
    }
  }

  /** The days health certificates of a person cover; null = the kind is not in the data. */
  function healthDays(certificates: readonly Certificate[]): Stretch[] {
    const kind = kindOf(rules, HEALTH_KIND)
    return kind ? coveredBy(kind, certificates) : []
  }

  function needsHealth({ post }: Pick<StaffMember, 'post'>): boolean {
    const kind = kindOf(rules, HEALTH_KIND)
    return kind !== undefined && isRequiredOf(kind, post)
  }

  function lineOf(member: StaffMember, row: FactsRow | undefined, papers: Papers, on: Day): StaffLine {
    const facts = factsOf(row)
    const certificates = papers.certificatesOf(member.id)
    const counting = certificates.filter(({ isCorrected, isVoid }) => !isCorrected && !isVoid)
    const asksContract = facts.employmentForm !== 'volunteer'
    return {
      ...member,
      ...{ title: facts.title, phoneMasked: maskedFacts(facts).phone, employmentForm: facts.employmentForm },
      ...{ education: facts.education, skillLevel: caregiverSkill(counting) },
      health: paperOfPost(
        paperOn(healthDays(certificates), on, rules.toldDaysBefore, needsHealth(member)),
        needsHealth(member),
      ),
      contract: paperOn(contractDays(papers.contractsOf(member.id)), on, rules.toldDaysBefore, asksContract),
      ...{ preJobOn: papers.preJobOn(member.id), hours: hoursIn(papers.attendedOf(member.id), on.slice(0, 4)) },
      missing: missingFacts(facts),
    }
  }

  /** What the residents of a day ask for. */
  function asked(on: Day): Pick<StaffRatio, 'counts' | 'required'> {
    const rows = repository.countLevelsOn(on)
    const counts = countLevels(rows.flatMap(({ level, count }) => Array<number | null>(count).fill(level)))
    return { counts, required: requiredCaregivers(counts, ratios) }
  }

  return {
    readPapers,
    healthDays,
    needsHealth,

    list(scope: 'here' | 'left' | 'all'): { on: Day; lines: StaffLine[] } {
      const on = context.today()
      const papers = readPapers()
      const facts = new Map(repository.listFacts().map((row) => [row.staffId, row]))
      const isHere = ({ leftOn }: StaffMember) => leftOn === null || leftOn > on
      const members = staff.service.list().filter((member) => scope === 'all' || isHere(member) === (scope === 'here'))
      return { on, lines: members.map((member) => lineOf(member, facts.get(member.id), papers, on)) }
    },

    get(id: StaffId): StaffFile {
      const on = context.today()
      const { member, leaveReason, hiredAs, changes } = staff.service.get(id)
      const row = repository.findFacts(id)
      const facts = factsOf(row)
      const papers = readPapers()
      const hired = { post: hiredAs, fromOn: member.hiredOn, reason: '', recordedAt: 0, recordedBy: null }
      return {
        ...{ line: lineOf(member, row, papers, on), leaveReason, facts: maskedFacts(facts) },
        ...{ factsVersion: row?.version ?? 0, accountName: context.nameOf(facts.userId) },
        ...{ certificates: [...papers.certificatesOf(id)], contracts: [...papers.contractsOf(id)] },
        posts: [
          ...changes
            .map(({ post, fromOn, reason, recordedAt, recordedBy }) => ({
              ...{ post, fromOn, reason, recordedAt, recordedBy: context.nameOf(recordedBy) },
            }))
            .reverse(),
          hired,
        ],
      }
    },

    asked,

    /** Caregivers of the roll beside what the residents of a day ask for. */
    ratio(on: Day): StaffRatio {
      const caregivers = staff.service.list(on).filter(({ post }) => post === 'caregiver').length
      return { on, ...asked(on), caregivers }
    },
  }
}
