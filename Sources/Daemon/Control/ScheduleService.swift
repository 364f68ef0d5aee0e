// org.limber.Schedule: what is to come.

import Control
import Scheduling
import Varlink

struct ScheduleService {
  let conductor: Conductor
  let now: () -> WallInstant

  private static let countMax = 10_000

  func add(to routes: inout Routes) {
    routes.add(ScheduleMethod.ListUpcoming.self) { parameters, answer in
      let count = parameters.count ?? 10
      guard (1...Self.countMax).contains(count) else {
        return answer.fail(.invalidParameter("count"))
      }
      var start = now()
      if let text = parameters.from {
        guard let from = WallInstant(rfc3339: text) else {
          return answer.fail(.invalidParameter("from"))
        }
        start = from
      }
      do throws(ControlError) {
        let occurrences = try conductor.upcoming(
          after: start, count: count, zone: parameters.zone)
        answer.reply(ListUpcomingReply(occurrences: occurrences))
      } catch {
        answer.fail(error.varlinkError)
      }
    }
  }
}
