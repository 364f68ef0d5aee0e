// The part of org.limber.Schedule about holds on reminders: checks their ranges and passes them on.

import Control
import Scheduling
import Varlink

struct HoldService {
  let conductor: Conductor
  let leases: HoldLeases

  /// In milliseconds: a minute to a day, so that a forgotten hold ends by the next day.
  private static let lengths: ClosedRange<Int64> = 60_000...(Agenda.holdMax * 1000)
  /// In milliseconds: an hour, for a hold without a length.
  private static let usualLength: Int64 = 3_600_000

  func add(to routes: inout Routes) {
    routes.add(ScheduleMethod.Hold.self) { parameters, answer in
      guard let hold = hold(parameters, else: Self.usualLength, answer.exchange) else { return }
      // A new name if a connected caller has this one, whose hold must not be overwritten.
      let owner = leases.unusedName(like: hold.owner)
      conductor.tell(.hold(HoldSpell(owner: owner, until: hold.until, reason: hold.reason)))
      let reply = HoldReply(owner: owner, until: conductor.times.local(hold.until!))
      conductor.whenDone { answer.reply(reply) }
    }
    routes.addStream(ScheduleMethod.HoldWhileConnected.self) { parameters, call in
      guard let hold = hold(parameters, else: nil, call) else { return }
      leases.begin(hold, for: call)
    }
    routes.add(ScheduleMethod.Release.self) { parameters, answer in
      // Read before the release, so that the answer can name the holds that ended.
      let owners = conductor.agenda.holds.map(\.owner)
      do throws(ControlError) {
        try conductor.obey(.release(owner: parameters.owner))
      } catch {
        return answer.fail(error.varlinkError)
      }
      let left = Set(conductor.agenda.holds.map(\.owner))
      let reply = ReleaseReply(released: owners.filter { !left.contains($0) })
      conductor.whenDone { answer.reply(reply) }
    }
  }

  /// The requested hold; nil if it is invalid, in which case the call has been answered.
  /// - Parameter usual: its length in milliseconds if the call gives none; nil for no limit.
  private func hold(
    _ parameters: HoldParameters, else usual: Int64?, _ call: Exchange
  ) -> HoldSpell? {
    func refuse(_ field: String) -> HoldSpell? {
      call.fail(.invalidParameter(field))
      return nil
    }
    let length = parameters.lengthMs ?? usual
    if let length, !Self.lengths.contains(length) { return refuse("length_ms") }
    if let reason = parameters.reason,
      !HoldParameters.isOneLine(reason, atMost: HoldParameters.reasonMax)
    {
      return refuse("reason")
    }
    let owner = parameters.owner ?? HoldSpell.person
    guard HoldParameters.isOneLine(owner, atMost: HoldParameters.ownerMax) else {
      return refuse("owner")
    }
    let now = conductor.outside.wallNow()
    return HoldSpell(
      owner: owner, until: length.map { WallInstant(milliseconds: now.milliseconds + $0) },
      reason: parameters.reason)
  }
}
