// The occurrences of all reminders, merged in order of time.

/// All reminders together.
package struct Schedule: Hashable, Sendable {
  package var reminders: [ScheduledReminder]

  package init(_ reminders: [ScheduledReminder] = []) { self.reminders = reminders }

  /// The first occurrences after an instant (exclusive), in order of time and, at the same instant,
  /// of the reminders' names.
  /// - Parameters:
  ///   - count: the maximum number.
  ///   - counts: whether an occurrence is included.
  package func upcoming(
    after instant: WallInstant, count: Int, where counts: (Occurrence) -> Bool = { _ in true }
  ) -> [Occurrence] {
    func next(_ index: Int, after instant: WallInstant) -> Occurrence? {
      var last = instant
      while let next = reminders[index].nextOccurrence(after: last) {
        if counts(next) { return next }
        last = next.at
      }
      return nil
    }
    var heads = reminders.indices.compactMap { index in
      next(index, after: instant).map { (occurrence: $0, index: index) }
    }
    heads.sort { Self.precedes($1.occurrence, $0.occurrence) }
    var found: [Occurrence] = []
    while found.count < count, let head = heads.popLast() {
      found.append(head.occurrence)
      guard let next = next(head.index, after: head.occurrence.at) else { continue }
      let insertion = heads.partitioningIndex { Self.precedes($0.occurrence, next) }
      heads.insert((next, head.index), at: insertion)
    }
    return found
  }

  static func precedes(_ a: Occurrence, _ b: Occurrence) -> Bool {
    (a.at, a.key.reminder) < (b.at, b.key.reminder)
  }
}

extension Array {
  /// The first index whose element matches, in an array in which all matches come last.
  fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
