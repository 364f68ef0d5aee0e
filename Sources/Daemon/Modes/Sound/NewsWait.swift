// A mode has no event loop: it sleeps until its playback thread has something to tell.

import Glibc
import Playback

enum NewsWait {
  /// Returns sooner than that when there is news.
  static func wait(for thread: PlaybackThread, milliseconds: Int32) {
    var descriptors = pollfd(fd: thread.newsDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptors, 1, milliseconds)
    if descriptors.revents != 0 { thread.answerNews() }
  }
}
