import { getActivity, getDutyRecord, listActivities, listDutyRecords } from './activities.ts';
import { attachmentUrl } from './attachment-url.ts';
import { uploadAttachment } from './attachments.ts';
import { getBallot, listBallots } from './ballots.ts';
import { getCase, listCases } from './cases.ts';
import { type CallOptions, type Client, type ClientOptions, createClient as createBareClient } from './client.ts';
import { getCongress, listCongresses, listOrganizations, listSessions, listTerms } from './congresses.ts';
import { commentOnArticle, getConsultation, listComments, listConsultations } from './consultations.ts';
import { getDeputy, getFinderIndex, listDeputies } from './deputies.ts';
import { getDisclosure, hideDisclosure, listDisclosures, listStaffDisclosures, publishDisclosure } from './disclosures.ts';
import { getDiscovery } from './discovery.ts';
import { getDivision, listDivisions } from './divisions.ts';
import { listEvaluations } from './evaluations.ts';
import { getEvent, listEvents } from './events.ts';
import { getGroup, listGroups } from './groups.ts';
import { items } from './pages.ts';
import { correctPersonalData, erasePersonalData, getPersonalData } from './personal-data.ts';
import { addProjectReport, getProject, listProjects } from './projects.ts';
import { askQuestion, getQaSession, listQaSessions, listQuestions } from './qa-sessions.ts';
import { getReceipt, rateReply, supplementSuggestion, withdrawSuggestion } from './receipts.ts';
import { getSolicitation, listSolicitations, listTopics, proposeTopic } from './solicitations.ts';
import {
  createToken, getStaffCase, getStaffSuggestion, getSuggestionContact, getVoiceContact, importSpreadsheet, listAuditEntries, listStaffCases, listStaffSuggestions, listTokens, moveCase, moveSuggestion, registerCase, revokeToken, takeInSuggestion, verifyAuditLog,
} from './staff.ts';
import { getStation, listStations } from './stations.ts';
import { getStatistic, listStatistics } from './statistics.ts';
import { checkSuggestion, getSuggestion, listSuggestions, submitSuggestion } from './suggestions.ts';
import { listSimilarSuggestions, supportSuggestion } from './supports.ts';
import { answerQuestion, decideOnVoices, getStaffVoice, getVoice, listStaffVoices, moveVoice, reportOnCall, withdrawVoice } from './voices.ts';

/**
 * All functions as one object, for scripts and the console. It is a client as well, so the single functions take it too.
 * An entry of its own: whoever counts kilobytes imports the single functions from the main entry instead.
 *
 * @param options What `createClient` takes, or a client that is there already.
 * @throws TypeError without the address of the API.
 * @example
 * import { createClient } from '@congress-kit/sdk/congress';
 *
 * const client = createClient({ api: 'https://congress.example.gov.cn/v1' });
 * const { items, total } = await client.deputies.list({ q: '单小梅' });
 * for await (const deputy of client.deputies.each({ level: ['county'] })) console.log(deputy.name);
 */
export const createCongress = (options: ClientOptions | { readonly client: Client }) => {
  const client = 'client' in options ? options.client : createBareClient(options);

  /** A function of this package, with its client given. */
  const bind = <Rest extends unknown[], T>(run: (client: Client, ...rest: Rest) => T) => (...rest: Rest): T => run(client, ...rest);

  /** A list, and all its records one by one. */
  const listed = <Q extends { cursor?: string | undefined }, T, P extends { items: T[]; nextCursor?: string | undefined }>(
    list: (client: Client, query?: Q, options?: CallOptions) => Promise<P & { items: T[] }>,
  ) => ({
    list: (query?: Q, own?: CallOptions): Promise<P> => list(client, query, own),
    each: (query?: Q, own?: CallOptions): AsyncGenerator<P['items'][number], void, undefined> => items(client, list, query, own),
  });

  return {
    ...client,
    client,
    discovery: { get: bind(getDiscovery) },
    divisions: { ...listed(listDivisions), get: bind(getDivision) },
    congresses: { ...listed(listCongresses), get: bind(getCongress) },
    terms: listed(listTerms),
    sessions: listed(listSessions),
    organizations: listed(listOrganizations),
    deputies: { ...listed(listDeputies), get: bind(getDeputy), finderIndex: bind(getFinderIndex) },
    groups: { ...listed(listGroups), get: bind(getGroup) },
    stations: { ...listed(listStations), get: bind(getStation) },
    attachments: { upload: bind(uploadAttachment), url: bind(attachmentUrl) },
    suggestions: {
      ...listed(listSuggestions), get: bind(getSuggestion), check: checkSuggestion, submit: bind(submitSuggestion), similar: bind(listSimilarSuggestions), support: bind(supportSuggestion),
    },
    receipts: { get: bind(getReceipt), rate: bind(rateReply), supplement: bind(supplementSuggestion), withdraw: bind(withdrawSuggestion) },
    personalData: { get: bind(getPersonalData), correct: bind(correctPersonalData), erase: bind(erasePersonalData) },
    cases: { ...listed(listCases), get: bind(getCase) },
    evaluations: listed(listEvaluations),
    ballots: { ...listed(listBallots), get: bind(getBallot) },
    projects: { ...listed(listProjects), get: bind(getProject) },
    disclosures: { ...listed(listDisclosures), get: bind(getDisclosure) },
    events: { ...listed(listEvents), get: bind(getEvent) },
    activities: { ...listed(listActivities), get: bind(getActivity) },
    dutyRecords: { ...listed(listDutyRecords), get: bind(getDutyRecord) },
    statistics: { ...listed(listStatistics), get: bind(getStatistic) },
    consultations: { ...listed(listConsultations), get: bind(getConsultation), comment: bind(commentOnArticle) },
    comments: listed(listComments),
    solicitations: { ...listed(listSolicitations), get: bind(getSolicitation), propose: bind(proposeTopic) },
    topics: listed(listTopics),
    qaSessions: { ...listed(listQaSessions), get: bind(getQaSession), ask: bind(askQuestion) },
    questions: listed(listQuestions),
    voices: { get: bind(getVoice), withdraw: bind(withdrawVoice) },
    staff: {
      suggestions: { ...listed(listStaffSuggestions), get: bind(getStaffSuggestion), contact: bind(getSuggestionContact), move: bind(moveSuggestion), takeIn: bind(takeInSuggestion) },
      importSpreadsheet: bind(importSpreadsheet),
      cases: { ...listed(listStaffCases), get: bind(getStaffCase), register: bind(registerCase), move: bind(moveCase) },
      projects: { report: bind(addProjectReport) },
      disclosures: { ...listed(listStaffDisclosures), publish: bind(publishDisclosure), hide: bind(hideDisclosure) },
      voices: { ...listed(listStaffVoices), get: bind(getStaffVoice), contact: bind(getVoiceContact), move: bind(moveVoice), answer: bind(answerQuestion) },
      calls: { decide: bind(decideOnVoices), report: bind(reportOnCall) },
      tokens: { ...listed(listTokens), create: bind(createToken), revoke: bind(revokeToken) },
      audit: { ...listed(listAuditEntries), verify: bind(verifyAuditLog) },
    },
  };
};
export type CongressApi = ReturnType<typeof createCongress>;

/** The same under the name of the main entry, for those who write `client.deputies.list()`. */
export const createClient = createCongress;
