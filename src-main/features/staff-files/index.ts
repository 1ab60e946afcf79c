// Files of the staff: facts, certificates, contracts, who may stand in a shift, and how many caregivers the house asks for. Public API.
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import { createShiftFitness } from './shift-fitness.ts'
import { contractDays, createStaffBook } from './staff-book.ts'
import { createStaffDuties } from './staff-duties.ts'
import { createStaffEvidence } from './staff-evidence.ts'
import { createStaffFactsService, factsOf } from './staff-facts.service.ts'
import { loadCertificateRules, loadRatioRules } from './staff-file-rules.ts'
import { createStaffFilesRepository } from './staff-files.repository.ts'
import { createStaffFilesRouter } from './staff-files.router.ts'
import { createStaffFilesContext, type StaffFilesContextDependencies } from './staff-files-context.ts'
import { createStaffPapersService } from './staff-papers.service.ts'

export type { ShiftFitness } from './shift-fitness.ts'

export type StaffFilesDependencies = Omit<StaffFilesContextDependencies, 'repository' | 'rules' | 'ratios'> & {
  /** Who is planned for duty, both days included. */
  cellsBetween: (from: Day, until: Day) => DutyCell[]
}
export type StaffFilesFeature = ReturnType<typeof createStaffFilesFeature>

/** Builds the feature; does no work until called. Throws when a file of data is broken. */
export function createStaffFilesFeature({ cellsBetween, ...deps }: StaffFilesDependencies) {
  const repository = createStaffFilesRepository(deps.records)
  const rules = loadCertificateRules()
  const context = createStaffFilesContext({ ...deps, repository, rules, ratios: loadRatioRules() })
  const book = createStaffBook(context)
  const facts = createStaffFactsService(context)
  const papers = createStaffPapersService(context)
  return {
    router: createStaffFilesRouter({ context, book, facts, papers }),
    book,
    /** What the duty roster asks before somebody is planned, marks in its grid, and counts in its shifts. */
    fitness: createShiftFitness(context, book),
    /** The day on which each passed the pre-job training; one look at everybody. */
    preJobDays(): (id: StaffId) => Day | null {
      return book.readPapers().preJobOn
    },
    /** Whose account it is; null = nobody's. */
    staffOfUser: (userId: string): StaffId | null => repository.findByUser(userId) ?? null,
    /** Facts, unmasked, and the days under contract: for computations only, never for a screen. */
    knownOf() {
      const known = new Map(repository.listFacts().map((row) => [row.staffId, row]))
      const { contractsOf } = book.readPapers()
      return (id: StaffId) => ({ facts: factsOf(known.get(id)), contracts: contractDays(contractsOf(id)) })
    },
    dutyContributor: createStaffDuties(context, book, cellsBetween),
    evidenceContributors: createStaffEvidence(context, book, cellsBetween),
  }
}
