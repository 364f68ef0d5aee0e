// org.limber.History: lets commands report that they have written to the history. SQLite does not
// notify one process of another's writes, and polling would wake an idle daemon.

import Control
import Varlink

struct HistoryService {
  let conductor: Conductor
  /// Runs its argument after everything posted earlier, so that the reply comes once the change is
  /// shown.
  let post: (@escaping () -> Void) -> Void

  func add(to routes: inout Routes) {
    routes.add(HistoryMethod.Changed.self) { _, answer in
      conductor.historyHasChanged()
      post { answer.reply(NoReply()) }
    }
  }
}
