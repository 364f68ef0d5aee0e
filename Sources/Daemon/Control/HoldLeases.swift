// Holds on reminders that last as long as their caller stays connected. However the caller ends,
// its connection closes, and that releases the hold. If the hold ends earlier, the caller gets a
// reply.

import Control
import Scheduling

package final class HoldLeases {
  private let conductor: Conductor
  /// The open calls, by the owner of the hold.
  private var calls: [String: Exchange] = [:]

  package init(_ conductor: Conductor) { self.conductor = conductor }

  /// Begins a hold for as long as the caller is connected, and replies with its owner's name.
  func begin(_ hold: HoldSpell, for call: Exchange) {
    // A hold left by an earlier daemon has no call here, so its caller gets the same name again.
    let owner = unusedName(like: hold.owner)
    let spell = HoldSpell(
      owner: owner, until: hold.until, reason: hold.reason, isLeased: true)
    conductor.tell(.hold(spell))
    calls[owner] = call
    call.peer?.onEnded = { [weak self] in self?.callerHasGone(owner) }
    conductor.whenDone { call.reply(ConnectedHoldReply(owner: owner), continues: true) }
  }

  /// The name itself, or with a number if a connected caller has it: `zoom`, `zoom-2`.
  func unusedName(like name: String) -> String {
    var (candidate, number) = (name, 1)
    while calls[candidate] != nil {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// Replies to the callers whose hold was released or has run out.
  package func changed() {
    guard !calls.isEmpty else { return }
    let held = Set(conductor.agenda.holds.map(\.owner))
    for (owner, call) in calls where !held.contains(owner) {
      calls[owner] = nil
      call.peer?.onEnded = nil
      call.reply(ConnectedHoldReply(owner: owner, ended: true))
    }
  }

  private func callerHasGone(_ owner: String) {
    calls[owner] = nil
    conductor.tell(.release(owner: owner))
  }
}
