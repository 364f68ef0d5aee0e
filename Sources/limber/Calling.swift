// Calls to the daemon. A command makes one connection for each call; errors become a
// `CommandFailure`, with the sentence and the exit status that the user gets.

import Control

/// Connects to the daemon's socket.
/// - Throws: `unreachable` when the daemon does not run, or the socket has no place.
func connectToDaemon() throws(CommandFailure) -> ControlClient {
  let address: SocketAddress
  do { address = try SocketAddress() } catch { throw CommandFailure(error) }
  do { return try ControlClient(connectingTo: address) } catch { throw CommandFailure(error) }
}

/// Makes a call and waits for its reply, which means that the effect has happened.
func callDaemon<Method: ControlMethod>(
  _ method: Method.Type, _ parameters: Method.Parameters
) throws(CommandFailure) -> Method.Reply {
  var client = try connectToDaemon()
  do { return try client.call(method, parameters) } catch { throw CommandFailure(error) }
}

/// The same for a method without parameters.
func callDaemon<Method: ControlMethod>(
  _ method: Method.Type
) throws(CommandFailure) -> Method.Reply where Method.Parameters == NoParameters {
  try callDaemon(method, NoParameters())
}

/// Follows the status: the current state first, then every change.
func monitorDaemon() throws(CommandFailure) -> ReplyStream<SessionMethod.Monitor> {
  let client = try connectToDaemon()
  do {
    return try client.stream(SessionMethod.Monitor.self, NoParameters())
  } catch {
    throw CommandFailure(error)
  }
}

extension ReplyStream {
  /// Reads the next replies; blocks until there is at least one, or the connection has ended.
  mutating func next() throws(CommandFailure) -> [Method.Reply] {
    do { return try read() } catch { throw CommandFailure(error) }
  }
}

/// A value as one line of JSON, for `--json`.
func jsonLine(_ value: some Encodable) throws(CommandFailure) -> String {
  do { return try jsonText(value) } catch { throw CommandFailure("\(error)") }
}
