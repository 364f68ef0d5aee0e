import Testing

@testable import Varlink

@Suite struct MessageTests {
  @Test(arguments: [
    (#"{"method":"a.b.C"}"#, Call("a.b.C")),
    (#"{"method":"a.b.C","parameters":null}"#, Call("a.b.C")),
    (#"{"method":"a.b.C","parameters":{}}"#, Call("a.b.C")),
    ("\n{ \"method\" : \"a.b.C\" }\n", Call("a.b.C")),
    (#"{"method":"a.b.C","parameters":{"x":1}}"#, Call("a.b.C", ["x": 1])),
    (#"{"method":"a.b.C","more":true}"#, Call("a.b.C", mode: .more)),
    (#"{"method":"a.b.C","more":false,"oneway":true}"#, Call("a.b.C", mode: .oneway)),
    (#"{"method":"a.b.C","upgrade":true}"#, Call("a.b.C", mode: .upgrade)),
    (#"{"method":"a.b.C","org.vendor.x":{"y":1}}"#, Call("a.b.C")),
  ])
  func callsAreRead(text: String, call: Call) throws {
    #expect(try Call(message: text.utf8) == call)
  }

  static let mustClose: [(String, MalformedMessage)] = [
    ("", .notJSON(JSONSyntaxError(offset: 0, reason: "the text ends where a value is expected"))),
    ("{", .notJSON(JSONSyntaxError(offset: 1, reason: "expected a member's name"))),
    ("[]", .notAnObject), ("null", .notAnObject), ("\"x\"", .notAnObject),
    ("{}", .noMethod), (#"{"method":1}"#, .noMethod), (#"{"method":null}"#, .noMethod),
    (#"{"method":"a.B","parameters":[]}"#, .parametersNotAnObject),
    (#"{"method":"a.B","parameters":"x"}"#, .parametersNotAnObject),
    (#"{"method":"a.B","x":{}}"#, .unknownMember("x")),
    (#"{"method":"a.B","single":true}"#, .unknownMember("single")),
    (#"{"method":"a.B","a.b":1}"#, .unknownMember("a.b")),
    (#"{"method":"a.B","more":1}"#, .flagNotBoolean("more")),
    (#"{"method":"a.B","oneway":null}"#, .flagNotBoolean("oneway")),
    (#"{"method":"a.B","upgrade":"true"}"#, .flagNotBoolean("upgrade")),
    (#"{"method":"a.B","more":true,"oneway":true}"#, .severalFlags),
    (#"{"method":"a.B","more":true,"upgrade":true}"#, .severalFlags),
    (
      #"{"method":"a.B","method":"a.C"}"#,
      .notJSON(JSONSyntaxError(offset: 16, reason: "the member is given twice"))
    ),
  ]

  @Test(arguments: mustClose)
  func whatHasNoAnswerIsATypedError(text: String, error: MalformedMessage) {
    #expect(throws: error) { try Call(message: text.utf8) }
  }

  @Test(arguments: mustClose)
  func whatHasNoAnswerClosesTheConnection(text: String, error: MalformedMessage) {
    var connection = ServerConnection()
    #expect(connection.receive(text.utf8 + [0]) == [.close(error)])
    #expect(connection.state == .disconnected)
    #expect(connection.receive(Call("a.B").frame) == [])
  }

  @Test func callsAreWrittenWithoutWhatIsEmpty() {
    #expect(Call("a.B").frame == Array(#"{"method":"a.B"}"#.utf8) + [0])
    #expect(
      Call("a.B", ["x": 1], mode: .more).frame
        == Array(#"{"method":"a.B","more":true,"parameters":{"x":1}}"#.utf8) + [0])
  }

  @Test(arguments: [
    ("{}", Reply.success([:], continues: false)),
    (#"{"parameters":null,"continues":false}"#, .success([:], continues: false)),
    (#"{"parameters":{"x":1},"continues":true,"new":1}"#, .success(["x": 1], continues: true)),
    (#"{"error":"a.E"}"#, .failure(VarlinkError("a.E"))),
    (#"{"error":"a.E","parameters":{"x":1}}"#, .failure(VarlinkError("a.E", ["x": 1]))),
  ])
  func repliesAreRead(text: String, reply: Reply) throws {
    #expect(try Reply(message: text.utf8) == reply)
  }

  @Test(arguments: [
    (#"{"error":"a.E","continues":true}"#, MalformedMessage.badReply),
    (#"{"error":1}"#, .badReply), (#"{"continues":1}"#, .flagNotBoolean("continues")),
    (#"{"parameters":[]}"#, .parametersNotAnObject), ("[]", .notAnObject),
  ])
  func badRepliesAreRefused(text: String, error: MalformedMessage) {
    #expect(throws: error) { try Reply(message: text.utf8) }
  }

  @Test(arguments: [
    (Reply.success([:], continues: false), "{}"),
    (.success(["x": 1], continues: true), #"{"continues":true,"parameters":{"x":1}}"#),
    (.failure(.expectedMore), #"{"error":"org.varlink.service.ExpectedMore"}"#),
    (
      .failure(.invalidParameter("x")),
      #"{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"x"}}"#
    ),
  ])
  func repliesAreWrittenWithoutWhatIsEmpty(reply: Reply, text: String) throws {
    #expect(reply.frame == Array(text.utf8) + [0])
    #expect(try Reply(message: reply.frame.dropLast()) == reply)
  }

  @Test(arguments: [
    ("a.b.C", "a.b", "C"), ("a.C", "a", "C"), (".C", "", "C"), ("a.", "a", ""), ("C", nil, "C"),
  ])
  func aMethodIsSplitAtItsLastDot(method: String, interface: String?, member: String) {
    #expect(Call(method).interface == interface)
    #expect(Call(method).member == member)
  }
}

@Suite struct MessageFramerTests {
  @Test func messagesSplitAtEveryByteAreTheSame() throws {
    let messages: [[UInt8]] = ["", "{}", "", #"{"method":"a.B"}"#, "ä🧘"].map { Array($0.utf8) }
    let stream: [UInt8] = messages.flatMap { $0 + [0] }
    for first in 0...stream.count {
      for second in first...stream.count {
        var framer = MessageFramer()
        var found: [[UInt8]] = []
        for part in [stream[..<first], stream[first..<second], stream[second...]] {
          framer.append(part)
          while let message = try framer.next() { found.append(message) }
        }
        #expect(found == messages)
        #expect(framer.bufferedCount == 0)
      }
    }
  }

  @Test func messagesMayWaitWhileMoreArrives() throws {
    var framer = MessageFramer()
    for round in 0..<100 {
      framer.append(Array("\(round)".utf8) + [0])
      framer.append(Array("x\(round)".utf8) + [0])
      if round % 2 == 1 { _ = try framer.next() }
    }
    var count = 0
    var last: [UInt8] = []
    while let message = try framer.next() {
      count += 1
      last = message
    }
    #expect(count == 150)
    #expect(last == Array("x99".utf8))
  }

  @Test func aMessageOfTheLimitPassesAndOneByteMoreDoesNot() throws {
    let most = [UInt8](repeating: 0x20, count: MessageFramer.messageSizeMax)
    var framer = MessageFramer()
    framer.append(most)
    #expect(try framer.next() == nil)
    framer.append([0])
    #expect(try framer.next() == most)
    framer.append(most + [0x20])
    #expect(throws: MalformedMessage.tooLong) { try framer.next() }
    var another = MessageFramer()
    another.append(most + [0x20, 0])
    #expect(throws: MalformedMessage.tooLong) { try another.next() }
  }
}
