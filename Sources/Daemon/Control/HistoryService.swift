// org.limber.History: word of what commands have written to the history, beside the daemon. SQLite
// lets nobody know of another process's writes, and a poll would wake an idle daemon.

import Control
import Varlink

struct HistoryService {
  let conductor: Conductor
  /// Runs its argument after whatever was posted before: once everybody has been shown the change.
  let post: (@escaping () -> Void) -> Void

  func add(to routes: inout Routes) {
    routes.add(HistoryMethod.Changed.self) { _, answer in
      conductor.historyHasChanged()
      post { answer.reply(NoReply()) }
    }
  }
}
