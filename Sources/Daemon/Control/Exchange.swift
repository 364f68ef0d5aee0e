// One call that waits for its answer. A service may answer at once or later; the connection handles
// no other call until then.

import Control
import Varlink

/// The answering end of a call, without its types.
package final class Exchange {
  package let call: Call
  /// Nil once the connection has ended; an answer is then discarded.
  private(set) weak var peer: Peer?
  private let answer: (Result<JSONObject, VarlinkError>, _ continues: Bool) -> Void

  init(
    _ call: Call, peer: Peer?,
    answer: @escaping (Result<JSONObject, VarlinkError>, _ continues: Bool) -> Void
  ) {
    self.call = call
    self.peer = peer
    self.answer = answer
  }

  func fail(_ error: VarlinkError) { answer(.failure(error), false) }

  /// - Parameter continues: more replies to the same call follow.
  func reply(_ value: some Encodable, continues: Bool = false) {
    do {
      let object = try JSONValue(encoding: value, nulls: .written).objectValue
      answer(.success(object ?? [:]), continues)
    } catch {
      preconditionFailure("a reply is not a JSON object: \(error)")
    }
  }
}

/// The answering end of a call to one method, which checks the type of the reply.
package struct Answer<Method: ControlMethod> {
  let exchange: Exchange

  package func reply(_ value: Method.Reply) { exchange.reply(value) }
  package func fail(_ error: VarlinkError) { exchange.fail(error) }
}

/// The handler of each method, by its qualified name. One table for all interfaces: each service
/// adds its methods, and the server needs to know nothing else about them.
package struct Routes {
  private var handlers: [String: (Exchange) -> Void] = [:]

  /// The error for a method without a handler; nil for `MethodNotImplemented`.
  private let refusal: ControlError?

  package init(refusing refusal: ControlError? = nil) { self.refusal = refusal }

  /// The parameters were validated against the interface before this is called.
  package mutating func add<Method: ControlMethod>(
    _ method: Method.Type, _ handler: @escaping (Method.Parameters, Answer<Method>) -> Void
  ) {
    addStream(method) { parameters, exchange in handler(parameters, Answer(exchange: exchange)) }
  }

  /// Adds a method that may reply more than once to a call.
  mutating func addStream<Method: ControlMethod>(
    _ method: Method.Type, _ handler: @escaping (Method.Parameters, Exchange) -> Void
  ) {
    handlers[Method.name] = { exchange in
      do {
        let parameters = try JSONValue.object(exchange.call.parameters)
          .decode(as: Method.Parameters.self)
        handler(parameters, exchange)
      } catch {
        exchange.fail(.invalidParameter(Self.field(error)))
      }
    }
  }

  /// Adds a method without parameters that may reply more than once to a call.
  package mutating func addStream(_ name: String, _ handler: @escaping (Exchange) -> Void) {
    handlers[name] = handler
  }

  func handle(_ exchange: Exchange) {
    guard let handler = handlers[exchange.call.method] else {
      let unknown = VarlinkError.methodNotImplemented(exchange.call.method)
      return exchange.fail(refusal?.varlinkError ?? unknown)
    }
    handler(exchange)
  }

  /// The field that did not decode.
  private static func field(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "parameters" }
    switch error {
    case .keyNotFound(let key, _): return key.stringValue
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return context.codingPath.first?.stringValue ?? "parameters"
    @unknown default: return "parameters"
    }
  }
}
