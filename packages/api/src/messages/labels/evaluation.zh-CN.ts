/** For whoever shows how an evaluation was held. */
export const evaluationLabels = {
  evaluationMethods: { back_to_back: '承办单位不在场的评价（背靠背）', meeting_secret_ballot: '会上无记名投票', online: '网上评价' },
};
