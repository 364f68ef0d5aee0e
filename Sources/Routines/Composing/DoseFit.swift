// Chooses how many of the ranked exercises are taken, in how many rounds, and with which doses, so
// that a part of a routine has the right length and departs as little as possible from today's
// doses. It is a knapsack problem, solved for every number of exercises at once.

/// The requirements for a part of a routine.
struct PartDemand {
  /// With getting ready, in milliseconds, and the allowed deviation.
  var length: Int64
  var tolerance: Int64
  /// At least this many of the first exercises must be in it.
  var least = 1
  /// The group may be done in up to this many rounds.
  var rounds = 1
}

/// The answer: how many of the ranked exercises, with an option for each.
struct DoseFit {
  var options: [Int]
  var rounds: Int
  var cost: Double

  /// The cost of an additional exercise: fewer than four a routine are easier to keep up.
  private static let costOfExercise = 0.6
  /// The cost of another round: rounds are for lengths that one pass does not fill.
  private static let costOfRound = 1.5
  /// The cost of an exercise in every round after the first: more than another exercise, as long as
  /// there is one.
  private static let costOfRepeat = 1.0
  /// For a deviation as large as the tolerance.
  private static let costOfError = 0.5

  /// - Parameter moves: the time to change positions if the first n are taken, and to announce the
  ///   rounds.
  static func best(
    _ ranked: [Candidate], _ demand: PartDemand, moves: (_ count: Int, _ rounds: Int) -> Int64
  ) -> DoseFit? {
    var table = Table(room: demand.length + demand.tolerance, grain: demand.tolerance / 4)
    var best: (fit: DoseFit, cell: Int, count: Int)?
    var ready = [Int64](repeating: 0, count: demand.rounds + 1)
    for (index, candidate) in ranked.enumerated() {
      for rounds in 1...demand.rounds { ready[rounds] += candidate.ready(rounds: rounds) }
      guard table.add(candidate.options) else { break }
      let count = index + 1
      guard count >= demand.least else { continue }
      for rounds in 1...demand.rounds {
        let left = demand.length - moves(count, rounds) - ready[rounds]
        guard left > 0, let found = table.find(left, demand, count: count, rounds: rounds) else {
          continue
        }
        if found.fit.cost < best?.fit.cost ?? .infinity { best = (found.fit, found.cell, count) }
      }
    }
    guard let best else { return nil }
    var fit = best.fit
    fit.options = table.path(to: best.cell, count: best.count, options: ranked.map(\.options))
    return fit
  }

  /// The best choice for each length, in steps of a grain, for each number of exercises. A cell
  /// keeps its exact length, so that nothing is rounded.
  private struct Table {
    let room: Int64
    let grain: Int64
    private let width: Int
    private var lengths: [[Int64]]
    private var losses: [[Double]]
    private var choices: [[Int]] = []

    init(room: Int64, grain: Int64) {
      self.room = room
      self.grain = max(500, grain)
      width = Int(room / self.grain) + 1
      lengths = [[Int64](repeating: 0, count: width)]
      losses = [[Double](repeating: .infinity, count: width)]
      losses[0][0] = 0
    }

    /// - Returns: whether anything with one more exercise fits.
    mutating func add(_ options: [DoseOption]) -> Bool {
      var length = [Int64](repeating: 0, count: width)
      var loss = [Double](repeating: .infinity, count: width)
      var choice = [Int](repeating: 0, count: width)
      let (before, lost) = (lengths[lengths.count - 1], losses[losses.count - 1])
      var fits = false
      for cell in 0..<width where lost[cell] < .infinity {
        for index in options.indices {
          let option = options[index]
          let sum = before[cell] + option.length
          guard sum <= room else { break }
          let to = Int(sum / grain)
          guard lost[cell] + option.loss < loss[to] else { continue }
          (length[to], loss[to], choice[to]) = (sum, lost[cell] + option.loss, index)
          fits = true
        }
      }
      lengths.append(length)
      losses.append(loss)
      choices.append(choice)
      return fits
    }

    /// The cheapest cell close enough to the length that all rounds together should have.
    func find(
      _ length: Int64, _ demand: PartDemand, count: Int, rounds: Int
    ) -> (fit: DoseFit, cell: Int)? {
      let lowest = length - demand.tolerance
      var best: (fit: DoseFit, cell: Int)?
      let from = Int(max(0, lowest) / Int64(rounds) / grain)
      let to = min(width - 1, Int((length + demand.tolerance) / Int64(rounds) / grain))
      guard from <= to else { return nil }
      for cell in from...to where losses[count][cell] < .infinity {
        let short = length - lengths[count][cell] * Int64(rounds)
        let error = abs(short)
        guard error <= demand.tolerance else { continue }
        var cost = losses[count][cell] + costOfExercise * Double(count)
        cost += (costOfRound + costOfRepeat * Double(count)) * Double(rounds - 1)
        cost += costOfError * Double(error) / Double(demand.tolerance)
        if cost < best?.fit.cost ?? .infinity {
          best = (DoseFit(options: [], rounds: rounds, cost: cost), cell)
        }
      }
      return best
    }

    /// The options that led to a cell.
    func path(to cell: Int, count: Int, options: [[DoseOption]]) -> [Int] {
      var path: [Int] = []
      var cell = cell
      for index in stride(from: count, to: 0, by: -1) {
        let choice = choices[index - 1][cell]
        path.append(choice)
        cell = Int((lengths[index][cell] - options[index - 1][choice].length) / grain)
      }
      return path.reversed()
    }
  }
}
