// placeholder until merged
package struct Advice: Hashable, Sendable { package var step: Int?; package var sentence: String }
package enum RoutineAdvice { package static func advice(on routine: Routine) -> [Advice] { [] } }
