import TestSupport
import Testing

@testable import Varlink

@Suite struct ServerConnectionTests {
  private func success(_ parameters: JSONObject = [:], continues: Bool = false) -> [UInt8] {
    Reply.success(parameters, continues: continues).frame
  }

  @Test func aCallIsDispatchedAndAnswered() {
    var connection = ServerConnection()
    let call = Call("a.b.C", ["x": 1])
    #expect(connection.receive(call.frame) == [.dispatch(call)])
    #expect(connection.state == .processing)
    #expect(connection.reply(["y": 2]) == [.send(success(["y": 2]))])
    #expect(connection.state == .idle)
  }

  @Test func aCallSplitAtEveryByteIsDispatchedOnce() {
    let call = Call("a.b.C", ["text": "ä"])
    for cut in 0...call.frame.count {
      var connection = ServerConnection()
      let actions =
        connection.receive(call.frame[..<cut]) + connection.receive(call.frame[cut...])
      #expect(actions == [.dispatch(call)])
    }
  }

  @Test func callsSentAheadWaitForTheirTurn() {
    var connection = ServerConnection()
    let calls = (1...3).map { Call("a.b.C", ["n": .int($0)]) }
    #expect(connection.receive(calls.flatMap(\.frame)) == [.dispatch(calls[0])])
    #expect(connection.reply() == [.send(success()), .dispatch(calls[1])])
    let error = VarlinkError("a.b.E")
    #expect(
      connection.fail(error) == [.send(Reply.failure(error).frame), .dispatch(calls[2])])
    #expect(connection.reply() == [.send(success())])
  }

  @Test func whatFollowsAStreamIsNotEvenParsedBeforeItsEnd() {
    var connection = ServerConnection()
    let stream = Call("a.b.C", mode: .more)
    #expect(connection.receive(stream.frame) == [.dispatch(stream)])
    #expect(connection.state == .processingMore)
    #expect(connection.receive("garbage\0".utf8) == [])
    #expect(
      connection.reply(["n": 1], continues: true) == [.send(success(["n": 1], continues: true))])
    #expect(connection.state == .processingMore)
    let actions = connection.reply()
    #expect(actions.first == .send(success()))
    #expect(actions.count == 2)
    #expect(connection.state == .disconnected)
  }

  @Test func aStreamEndsWithAnError() {
    var connection = ServerConnection()
    _ = connection.receive(Call("a.b.C", mode: .more).frame)
    #expect(connection.fail(.expectedMore) == [.send(Reply.failure(.expectedMore).frame)])
    #expect(connection.state == .idle)
  }

  @Test func onewaySaysNothingNotEvenErrors() {
    var connection = ServerConnection()
    let oneway = Call("a.b.C", mode: .oneway)
    let next = Call("a.b.D")
    #expect(connection.receive(oneway.frame + oneway.frame + next.frame) == [.dispatch(oneway)])
    #expect(connection.state == .processingOneway)
    #expect(connection.reply(["x": 1]) == [.dispatch(oneway)])
    #expect(connection.fail(.methodNotFound("a.b.C")) == [.dispatch(next)])
    #expect(connection.pendingOutputCount == 0)
  }

  @Test func anAnswerAfterTheEndIsIgnored() {
    var connection = ServerConnection()
    _ = connection.receive(Call("a.b.C").frame)
    #expect(connection.close() == [.close(nil)])
    #expect(connection.reply() == [])
    #expect(connection.fail(.expectedMore) == [])
    #expect(connection.close() == [])
    #expect(!connection.wantsInput)
  }

  @Test func pendingOutputCountsWhatWasNotWritten() {
    var connection = ServerConnection()
    _ = connection.receive(Call("a.b.C", mode: .more).frame)
    _ = connection.reply(continues: true)
    _ = connection.reply(continues: true)
    let size = success(continues: true).count
    #expect(connection.pendingOutputCount == 2 * size)
    connection.wrote(size + 1)
    #expect(connection.pendingOutputCount == size - 1)
  }

  @Test func aLineOfTenMebibytesClosesTheConnection() {
    var connection = ServerConnection()
    let part = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
    var actions: [ServerConnection.Action] = []
    var fed = 0
    while fed < 10 << 20, actions.isEmpty {
      actions = connection.receive(part)
      fed += part.count
    }
    #expect(actions == [.close(.tooLong)])
    #expect(fed == MessageFramer.messageSizeMax + part.count)
  }

  @Test func whatIsSentAheadIsBounded() {
    var connection = ServerConnection()
    let call = Call("a.b.C")
    _ = connection.receive(call.frame)
    let part = [UInt8](repeating: 0, count: MessageFramer.messageSizeMax)
    #expect(connection.receive(part) == [])
    #expect(connection.wantsInput)
    #expect(connection.receive(part) == [])
    #expect(!connection.wantsInput)
    #expect(connection.receive([0]) == [.close(.tooMuchQueued)])
  }

  /// Seeds and mutations of real calls: whatever comes, the machine neither traps nor dispatches
  /// what a call could not be.
  @Test(arguments: 0..<200)
  func garbageNeverTraps(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var connection = ServerConnection()
    for _ in 0..<50 {
      var bytes = Call("org.limber.Session.Start", ["routine": "x"], mode: .more).frame
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      bytes.shuffle(using: &random, onceIn: 3)
      for case .dispatch in connection.receive(bytes) {
        _ = Bool.random(using: &random) ? connection.reply() : connection.fail(.expectedMore)
      }
      if connection.state == .disconnected { connection = ServerConnection() }
    }
  }
}

@Suite struct ClientConnectionTests {
  @Test func repliesComeInTheOrderOfTheCalls() throws {
    var client = ClientConnection()
    let first = Call("a.b.C")
    #expect(client.send(first) == first.frame)
    _ = client.send(Call("a.b.D"))
    let replies = [Reply.success(["n": 1], continues: false), .failure(.expectedMore)]
    let bytes = replies.flatMap(\.frame)
    for cut in 0...bytes.count {
      var copy = client
      #expect(try copy.receive(bytes[..<cut]) + copy.receive(bytes[cut...]) == replies)
      #expect(copy.pendingCallCount == 0)
    }
  }

  @Test func aStreamContinuesUntilItsLastReply() throws {
    var client = ClientConnection()
    _ = client.send(Call("a.b.C", mode: .more))
    _ = try client.receive(Reply.success([:], continues: true).frame)
    #expect(client.pendingCallCount == 1)
    _ = try client.receive(Reply.success([:], continues: false).frame)
    #expect(client.pendingCallCount == 0)
  }

  @Test func aReplyToNoCallIsRefused() {
    var client = ClientConnection()
    _ = client.send(Call("a.b.C", mode: .oneway))
    #expect(throws: MalformedMessage.unexpectedReply) {
      try client.receive(Reply.success([:], continues: false).frame)
    }
  }

  @Test func aStreamForACallThatAskedForOneReplyIsRefused() {
    var client = ClientConnection()
    _ = client.send(Call("a.b.C"))
    #expect(throws: MalformedMessage.unexpectedReply) {
      try client.receive(Reply.success([:], continues: true).frame)
    }
  }
}

extension Array {
  fileprivate mutating func shuffle(using random: inout SeededNumbers, onceIn rate: Int) {
    if Int.random(in: 0..<rate, using: &random) == 0 { shuffle(using: &random) }
  }
}
