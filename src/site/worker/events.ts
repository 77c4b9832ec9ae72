/** The types of the Service Workers standard that our worker uses; TypeScript's library for pages lacks them. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends WorkerEvent {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}

export interface PushEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null
}

export interface ClickEvent extends WorkerEvent {
  readonly notification: Notification
}

export interface ChangeEvent extends WorkerEvent {
  readonly oldSubscription: PushSubscription | null
}

export interface PageEvent extends WorkerEvent {
  readonly source: Client | null
}

export interface Client {
  readonly url: string
  focus(): Promise<unknown>
}

export interface Worker {
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { includeUncontrolled: boolean; type?: 'window' }): Promise<Client[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly registration: {
    navigationPreload?: { enable(): Promise<void> }
    readonly pushManager: PushManager
    showNotification(title: string, options: NotificationOptions): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', heard: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', heard: (event: FetchEvent) => void): void
  addEventListener(type: 'message', heard: (event: PageEvent) => void): void
  addEventListener(type: 'push', heard: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', heard: (event: ClickEvent) => void): void
  addEventListener(type: 'pushsubscriptionchange', heard: (event: ChangeEvent) => void): void
}
