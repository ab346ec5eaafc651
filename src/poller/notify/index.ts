export { type Notified, type Notifier, startNotifier } from './notifier.js';
export { type NotificationSettings, notificationSettings } from './settings.js';
