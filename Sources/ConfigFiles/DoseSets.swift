// The work of each set of a dose: one value for all sets, or a list with one for each, as in a
// pyramid of holds or of repetitions.

import Routines
import Yams

enum DoseSets {
  /// The work of each set, or one for all sets; and the range in files that allow one. Nil after an
  /// error was reported.
  static func works(
    _ form: DoseFields.Form, _ fields: Fields, _ dose: Dose?
  ) -> ([Work], ClosedRange<Int64>?)? {
    let usual = dose?.work
    switch form {
    case .usual: return dose.flatMap { again($0, fields) }.map { ($0, nil) }
    case .hold: return lengths("hold", Limits.hold, fields).map { ($0.map(Work.hold), $1) }
    case .duration:
      return lengths("duration", Limits.duration, fields).map { ($0.map(Work.duration), $1) }
    case .asManyAsPossible:
      return lengths("duration", Limits.duration, fields).map {
        ($0.map(Work.asManyAsPossible), $1)
      }
    case .repetitions:
      let pacing = usual?.pacing ?? .breath(.slow)
      return paced(counts("reps", Limits.repetitions, fields), fields) { .repetitions($0, pacing) }
    case .breaths:
      let breath = usual?.breath ?? .slow
      return paced(counts("breaths", Limits.breathCount, fields), fields) { .breaths($0, breath) }
    case .heldRepetitions: return held(fields, usual)
    case .flow:
      guard let flow = FlowFields.read(fields),
        let work = DoseFields.paced(.flow(flow), fields)
      else { return nil }
      if work.anyBreath?.isHeld == true {
        return fields["breath"]?.fail("a “flow” moves on every breath, and holds none")
      }
      return ([work], nil)
    case .contractRelax: return DoseFields.contractRelax(fields).map { ([$0], nil) }
    }
  }

  /// The number of sets that is given for work that is the same in each.
  /// - Returns: an inner nil if none is given; the outer one after an error was reported.
  static func count(
    _ works: [Work], _ form: DoseFields.Form, _ fields: Fields, _ usual: Work?
  ) -> Int?? {
    guard let entry = fields["sets"] else { return .some(nil) }
    if isList("sets", fields) {
      let isUsed = form == .heldRepetitions || form == .usual && usual?.pacing != nil
      return isUsed
        ? .some(nil)
        : entry.fail("a list of “sets” gives the repetitions of each; it goes with “hold”")
    }
    guard let count = entry.integer(Limits.sets) else { return nil }
    guard works.count == 1 || works.count == count else {
      return entry.fail("“sets” is \(count), but the list of the dose has \(works.count)")
    }
    return count
  }

  static func isList(_ key: String, _ fields: Fields) -> Bool {
    fields[key]?.node.sequence != nil
  }

  /// The exercise's usual work, in as many repetitions as a list of sets gives.
  private static func again(_ dose: Dose, _ fields: Fields) -> [Work]? {
    guard case .repetitions(_, let pacing) = dose.work, isList("sets", fields) else {
      // A number of sets is given for sets that are alike.
      let works = dose.unequal.isEmpty || fields.has("sets") ? [dose.work] : dose.unequal
      let paced = works.map { DoseFields.paced($0, fields) }
      return paced.contains { $0 == nil } ? nil : paced.compactMap { $0 }
    }
    return paced(counts("sets", Limits.repetitions, fields), fields) { .repetitions($0, pacing) }?.0
  }

  /// Repetitions that are held: `reps` or a list of `sets` gives their number, `hold` their length;
  /// each may be a list.
  private static func held(
    _ fields: Fields, _ usual: Work?
  ) -> ([Work], ClosedRange<Int64>?)? {
    let isBySets = isList("sets", fields)
    if isBySets, fields.has("reps") {
      return fields["sets"]?.fail("“reps” and the list of “sets” both give the repetitions")
    }
    let counts = counts(isBySets ? "sets" : "reps", Limits.repetitions, fields)
    let read = lengths("hold", Limits.hold, fields)
    if read?.1 != nil {
      return fields["hold"]?.fail("a range of “hold” does not go with “reps”")
    }
    var holds = read?.0
    if case .hold(let length)? = usual, !fields.has("hold") { holds = [length] }
    guard let (counts, goal) = counts, let holds else { return nil }
    guard holds.count == 1 || counts.count == 1 || holds.count == counts.count else {
      return fields["hold"]?.fail(
        "“hold” has a list of \(holds.count), the repetitions one of \(counts.count)")
    }
    let works = (0..<max(counts.count, holds.count)).map { set in
      Work.repetitions(
        counts[min(set, counts.count - 1)],
        .tempo(.holding(holds[min(set, holds.count - 1)])))
    }
    return (works, goal)
  }

  private static func paced(
    _ counts: ([Int], ClosedRange<Int64>?)?, _ fields: Fields, _ work: (Int) -> Work
  ) -> ([Work], ClosedRange<Int64>?)? {
    guard let (counts, goal) = counts else { return nil }
    let works = counts.map { DoseFields.paced(work($0), fields) }
    return works.contains { $0 == nil } ? nil : (works.compactMap { $0 }, goal)
  }

  // MARK: One value or a list

  private static func lengths(
    _ key: String, _ limits: ClosedRange<Milliseconds>, _ fields: Fields
  ) -> ([Milliseconds], ClosedRange<Int64>?)? {
    if let entry = fields[key], isList(key, fields) {
      return each(entry) { $0.duration(limits) }.map { ($0, nil) }
    }
    return fields[key]?.durations(limits).map { ([$0.lowerBound], $0.amounts) }
  }

  private static func counts(
    _ key: String, _ limits: ClosedRange<Int>, _ fields: Fields
  ) -> ([Int], ClosedRange<Int64>?)? {
    if let entry = fields[key], isList(key, fields) {
      return each(entry) { $0.integer(limits) }.map { ($0, nil) }
    }
    return fields[key]?.integers(limits).map { ([$0.lowerBound], $0.amounts) }
  }

  /// Nil after an error was reported.
  private static func each<T>(_ list: Entry, _ read: (Entry) -> T?) -> [T]? {
    let entries = list.list() ?? []
    guard Limits.sets.contains(entries.count) else {
      return list.fail(
        "a dose has \(Limits.sets.lowerBound) to \(Limits.sets.upperBound) sets, not "
          + "\(entries.count)")
    }
    let values = entries.map(read)
    return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
  }
}

extension ClosedRange<Milliseconds> {
  /// Nil for a single value.
  fileprivate var amounts: ClosedRange<Int64>? {
    lowerBound < upperBound ? lowerBound.count...upperBound.count : nil
  }
}

/// The same for counts.
extension ClosedRange<Int> {
  fileprivate var amounts: ClosedRange<Int64>? {
    lowerBound < upperBound ? Int64(lowerBound)...Int64(upperBound) : nil
  }
}
