import {
  askQuestion, commentOnArticle, getConsultation, getQaSession, getSolicitation, listComments, listConsultations, listQaSessions, listQuestions, listSolicitations, listTopics, proposeTopic,
  type OperationSpec,
} from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { FastifyRequest } from 'fastify';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { takeTokenOrProof } from '../policies/rate-limit.ts';
import * as calls from '../store/calls.ts';
import * as voices from '../store/voices.ts';
import { insertComment, insertQuestion, insertTopic } from '../store/voice-writes.ts';
import type { Resource } from './index.ts';

/** Drafts for comment, calls for topics, Q&A sessions, and what people answer to them. */
export const callResources: Resource = (app, ctx) => {
  const { db } = ctx.store;
  const today = (): string => shanghaiDay(ctx.now());
  route(app, listConsultations, async ({ query }) => pageAnswer(ctx, await calls.listConsultations(db, query, today())));
  route(app, getConsultation, async ({ params }) => found(await calls.getConsultation(db, params.id, today())));
  route(app, listSolicitations, async ({ query }) => pageAnswer(ctx, await calls.listSolicitations(db, query, today())));
  route(app, getSolicitation, async ({ params }) => found(await calls.getSolicitation(db, params.id, today())));
  route(app, listQaSessions, async ({ query }) => pageAnswer(ctx, await calls.listQaSessions(db, query, today())));
  route(app, getQaSession, async ({ params }) => found(await calls.getQaSession(db, params.id, today())));
  route(app, listComments, async ({ query }) => pageAnswer(ctx, await voices.listComments(ctx, query)));
  route(app, listTopics, async ({ query }) => pageAnswer(ctx, await voices.listTopics(ctx, query)));
  route(app, listQuestions, async ({ query }) => pageAnswer(ctx, await voices.listQuestions(ctx, query, today())));

  const before = (operation: OperationSpec) => ({ request }: { request: FastifyRequest }): Promise<void> => takeTokenOrProof(ctx, 'submit', operation, request);
  const writes = { onRequest: needsKey };
  route(app, commentOnArticle, once(ctx, commentOnArticle, { before: before(commentOnArticle), work: ({ params, body }, trx) => insertComment(ctx, trx, params.id, body) }), writes);
  route(app, proposeTopic, once(ctx, proposeTopic, { before: before(proposeTopic), work: ({ params, body }, trx) => insertTopic(ctx, trx, params.id, body) }), writes);
  route(app, askQuestion, once(ctx, askQuestion, { before: before(askQuestion), work: ({ params, body }, trx) => insertQuestion(ctx, trx, params.id, body) }), writes);
};
