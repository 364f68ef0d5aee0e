// Holds that last for as long as somebody is connected: whatever ends the caller, its connection
// ends with it, and its hold with that. Who is connected is told when its hold is over all the
// same.

import Control
import Scheduling

package final class HoldLeases {
  private let conductor: Conductor
  /// The calls that are held open, by the owner of the hold.
  private var calls: [String: Exchange] = [:]

  package init(_ conductor: Conductor) { self.conductor = conductor }

  /// Begins a hold for as long as the caller is connected, and tells it under which name.
  func begin(_ hold: HoldSpell, for call: Exchange) {
    // One that was left by a daemon before this one is taken up again by its name.
    let owner = unusedName(like: hold.owner)
    let spell = HoldSpell(
      owner: owner, until: hold.until, reason: hold.reason, isLeased: true)
    conductor.tell(.hold(spell))
    calls[owner] = call
    call.peer?.onEnded = { [weak self] in self?.callerHasGone(owner) }
    conductor.whenDone { call.reply(ConnectedHoldReply(owner: owner), continues: true) }
  }

  /// `zoom`; where somebody who is connected is called so already, `zoom-2`.
  func unusedName(like name: String) -> String {
    var (candidate, number) = (name, 1)
    while calls[candidate] != nil {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// Something is different: a hold may have been ended, or its time has passed.
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
