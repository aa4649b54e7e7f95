import type { suggestionLabels as zh } from './suggestion.zh-CN.ts';

export const suggestionLabels: typeof zh = {
  suggestionKinds: { suggestion: 'Suggestion', criticism: 'Criticism', opinion: 'Opinion', complaint: 'Complaint', praise: 'Praise' },
  suggestionCategories: {
    roads: 'Roads and traffic', transit: 'Buses', school: 'School and school buses', water: 'Water and drainage', lighting: 'Street lights',
    sanitation: 'Cleanliness', health: 'Health care', elderly: 'Care and meals for the elderly', farming: 'Farming and irrigation',
    housing: 'Housing', culture: 'Culture and sports', services: 'Government services', safety: 'Public safety', other: 'Other',
  },
  identityModes: { public: 'Show my name', withheld: 'Only the congress office sees my name', anonymous: 'No name' },
};
