import type { NotificationSettings } from '../settings.js';
import type { Target } from '../target.js';
import { commitStatusTarget } from './commit-status.js';
import { slackTarget } from './slack.js';
import { teamsTarget } from './teams.js';
import { webhookTarget } from './webhook.js';

/** @param remote The address that the repository is fetched from. */
export function targetOf(settings: NotificationSettings, repository: string, remote: string): Target {
  switch (settings.type) {
    case 'webhook':
      return webhookTarget(settings.urlFile, settings.template);
    case 'slack':
      return slackTarget(settings.urlFile);
    case 'teams':
      return teamsTarget(settings.urlFile);
    case 'github-status':
    case 'gitlab-status':
      return commitStatusTarget(settings, repository, remote);
  }
}
