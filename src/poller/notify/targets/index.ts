import type { NotificationSettings } from '../settings.js';
import type { Target } from '../target.js';
import { chatTarget } from './chat.js';
import { commitStatusTarget } from './commit-status.js';
import { slackMessage } from './slack.js';
import { teamsMessage } from './teams.js';
import { webhookTarget } from './webhook.js';

/** @param remote The address that the repository is fetched from. */
export function targetOf(settings: NotificationSettings, repository: string, remote: string): Target {
  switch (settings.type) {
    case 'webhook':
      return webhookTarget(settings.urlFile, settings.template);
    case 'slack':
      return chatTarget(settings.urlFile, slackMessage);
    case 'teams':
      return chatTarget(settings.urlFile, teamsMessage);
    case 'github-status':
    case 'gitlab-status':
      return commitStatusTarget(settings, repository, remote);
  }
}
