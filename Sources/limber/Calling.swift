// One call to the daemon, with its errors as a command fails with them.

import Control

func connectToDaemon() throws(CommandFailure) -> ControlClient {
  let address: SocketAddress
  do { address = try SocketAddress() } catch { throw CommandFailure(error) }
  do { return try ControlClient(connectingTo: address) } catch { throw CommandFailure(error) }
}

func callDaemon<Method: ControlMethod>(
  _ method: Method.Type, _ parameters: Method.Parameters
) throws(CommandFailure) -> Method.Reply {
  var client = try connectToDaemon()
  do { return try client.call(method, parameters) } catch { throw CommandFailure(error) }
}

func callDaemon<Method: ControlMethod>(
  _ method: Method.Type
) throws(CommandFailure) -> Method.Reply where Method.Parameters == NoParameters {
  try callDaemon(method, NoParameters())
}

func monitorDaemon() throws(CommandFailure) -> ReplyStream<SessionMethod.Monitor> {
  let client = try connectToDaemon()
  do {
    return try client.stream(SessionMethod.Monitor.self, NoParameters())
  } catch {
    throw CommandFailure(error)
  }
}

extension ReplyStream {
  /// `read`, failing as a command does.
  mutating func next() throws(CommandFailure) -> [Method.Reply] {
    do { return try read() } catch { throw CommandFailure(error) }
  }
}

/// What goes to a program that reads JSON: one line.
func jsonLine(_ value: some Encodable) throws(CommandFailure) -> String {
  do { return try jsonText(value) } catch { throw CommandFailure("\(error)") }
}
