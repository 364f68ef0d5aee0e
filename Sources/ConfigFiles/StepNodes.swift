// The position of each step in its file, so that the rules' warnings can be reported with a line
// and a column.

import Routines
import Yams

/// Used once a routine was read without errors.
struct StepNodes {
  private let root: Node
  /// In the order of `Routine.numbered`.
  private var nodes: [Node] = []

  init(_ root: Entry) {
    self.root = root.node
    add(root.node.mapping?["steps"])
  }

  private mutating func add(_ steps: Node?) {
    for node in steps?.sequence ?? [] {
      nodes.append(node)
      add(node.mapping?["steps"])
    }
  }

  /// Adds a warning for each piece of advice about the routine.
  func remark(on routine: Routine, _ source: Source) {
    for advice in RoutineAdvice.of(routine) {
      source.remark(advice.sentence, at: advice.step.map { nodes[$0 - 1] } ?? root)
    }
  }
}
