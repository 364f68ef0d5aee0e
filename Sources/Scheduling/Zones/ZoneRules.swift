// The rules of a time zone, as a value parsed from the bytes of a TZif file: an update of the
// system's tzdata reaches a running daemon when it reads the file again, and nothing else changes
// the rules.

/// What a zone's clocks show at every instant.
package struct ZoneRules: Hashable, Sendable {
  /// An offset that begins at an instant.
  struct Transition: Hashable, Sendable {
    /// Seconds since the epoch.
    var at: Int64
    /// Seconds east of UTC from then on.
    var offset: Int
  }

  /// The offset before the first transition.
  let firstOffset: Int
  /// In order of time.
  let transitions: [Transition]
  /// The rule for the time after the last transition; nil: the last offset stays in force.
  let footer: PosixZone?

  package static let utc = ZoneRules(firstOffset: 0, transitions: [], footer: nil)

  /// Seconds east of UTC at an instant.
  package func offset(at instant: WallInstant) -> Int { offset(atSecond: instant.seconds) }

  func offset(atSecond second: Int64) -> Int {
    let count = transitionCount(atSecond: second)
    if count == transitions.count, let footer { return footer.offset(atSecond: second) }
    return count == 0 ? firstOffset : transitions[count - 1].offset
  }

  /// The number of transitions up to then.
  private func transitionCount(atSecond second: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The wall clock time at an instant.
  package func civil(at instant: WallInstant) -> CivilDateTime {
    CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(offset(at: instant)))
  }

  /// The instant of a local time. One that does not exist is read with the offset before the gap
  /// (02:30 becomes 03:30); one that exists twice means the first (RFC 5545, section 3.3.5).
  package func instant(of local: CivilDateTime) -> WallInstant { instants(of: local)[0] }

  /// The instants of a local time in order: one, or two if clocks go back over it.
  package func instants(of local: CivilDateTime) -> [WallInstant] {
    let wanted = local.secondsSinceEpoch
    if let only = offsetAllAround(wanted) { return [WallInstant(seconds: wanted - Int64(only))] }
    let real = offsetsNear(wanted).map { wanted - Int64($0) }
      .filter { $0 + Int64(offset(atSecond: $0)) == wanted }.sorted()
    return (real.isEmpty ? [gap(wanted)] : real).map { WallInstant(seconds: $0) }
  }

  /// The offset, if it does not change within a day and a half of a local time, which is so on
  /// almost every day.
  private func offsetAllAround(_ wanted: Int64) -> Int? {
    let (from, to) = (wanted - 129_600, wanted + 129_600)
    let (first, last) = (transitionCount(atSecond: from), transitionCount(atSecond: to))
    let offset = offset(atSecond: from)
    return first == last && offset == self.offset(atSecond: to) ? offset : nil
  }

  /// All offsets in force within a day and a half of a local time; each lasts at least an hour.
  private func offsetsNear(_ wanted: Int64) -> Set<Int> {
    Set(
      stride(from: wanted - 129_600, through: wanted + 129_600, by: 3600).map {
        offset(atSecond: $0)
      })
  }

  /// The instant of a local time that does not exist, read with the offset before the gap.
  private func gap(_ wanted: Int64) -> Int64 {
    var low = wanted - 129_600
    var high = wanted + 129_600
    // The local clock is behind the wanted time at `low` and past it at `high`: search for the
    // change between them.
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if middle + Int64(offset(atSecond: middle)) < wanted { low = middle } else { high = middle }
    }
    return wanted - Int64(offset(atSecond: low))
  }
}
