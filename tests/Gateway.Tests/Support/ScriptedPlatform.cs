using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Tests.Support;

/// <summary>A platform in memory that answers every text with an echo and pushes as the real one does; a test scripts what differs.</summary>
internal sealed class ScriptedPlatform : IPlatform
{
    private readonly ConcurrentDictionary<UserId, Person> _people = new();

    public IConnections? Connections { get; set; }

    /// <summary>Answers before the platform does; null lets it.</summary>
    public Func<UserId, UserRequest, ValueTask<UserReply?>> Script { get; set; } = (_, _) => new((UserReply?)null);

    /// <summary>What a request waits for before it is answered.</summary>
    public Func<UserRequest, CancellationToken, Task> Wait { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What a reply waits for when all was pushed already, as for the outside of a turn.</summary>
    public Func<UserRequest, Task> BeforeReply { get; set; } = _ => Task.CompletedTask;

    public ConcurrentQueue<(UserId User, UserRequest Request)> Asked { get; } = new();
    public bool IsReady { get; set; } = true;
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public ImmutableArray<BankProfile> Banks { get; } =
    [
        new(new BankId("sandbank"), "Sandbank", "uk-ob-v4", PermissionNames.All, "", "+33 1 00 00 00 01"),
        new(
            new BankId("fortbank"),
            "Fortbank",
            "uk-ob-v4",
            Permissions.Balances,
            "Not ours to share.",
            "+33 1 00 00 00 02"
        ),
    ];

    public async ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation)
    {
        Asked.Enqueue((user, request));
        await Wait(request, cancellation);
        if (await Script(user, request) is { } scripted)
            return scripted;
        var person = _people.GetOrAdd(user, _ => new Person());
        UserReply reply;
        lock (person)
            reply = Answer(user, person, request);
        await BeforeReply(request);
        return reply;
    }

    public ValueTask<ImmutableArray<EventOutcome>> ReportAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        bool dryRun,
        CancellationToken cancellation
    ) => new([.. events.Select(_ => new EventOutcome(EventStatus.NoConsent))]);

    public ValueTask<bool> TryUseNonceAsync(
        BankId bank,
        string keyId,
        string nonce,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => new(true);

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => new(IsReady);

    /// <summary>The assistant says something unasked: stored, then pushed.</summary>
    public long Tell(string user, string text)
    {
        var id = new UserId(user);
        var person = _people.GetOrAdd(id, _ => new Person());
        lock (person)
        {
            var message = Add(person, new Sender(SenderKind.Assistant, "Assistant"), text);
            Connections?.Push(id, new MessagesPush([message], null));
            return message.Seq;
        }
    }

    private UserReply Answer(UserId user, Person person, UserRequest request)
    {
        switch (request)
        {
            case SignInRequest signIn:
                person.Sessions.Add(signIn.SessionId);
                return DoneReply.Instance;
            case CheckSessionRequest check:
                return person.Sessions.Contains(check.SessionId) ? DoneReply.Instance : new RefusedReply("signed_out");
            case SignOutRequest signOut:
                person.Sessions.Remove(signOut.SessionId);
                Connections?.Push(user, new EndPush(signOut.SessionId));
                return DoneReply.Instance;
            case SayRequest say:
                return Say(user, person, say);
            case ReadRequest read:
                person.ReadSeq = read.Seq;
                Connections?.Push(user, new ReadPush(read.Seq));
                return DoneReply.Instance;
            case MessagesRequest page:
                return Page(person, page);
            default:
                return new RefusedReply("not_found");
        }
    }

    private UserReply Say(UserId user, Person person, SayRequest say)
    {
        var content = $"{say.Text}|{say.Payload}";
        if (person.Turns.TryGetValue(say.ClientId, out var before))
            return before.Content == content ? before.Reply : new RefusedReply("id_conflict");
        var own = Add(person, new Sender(SenderKind.User, user.Value), say.Text ?? say.Payload!);
        var reply = Add(person, new Sender(SenderKind.Assistant, "Assistant"), $"echo: {say.Text ?? say.Payload}");
        Connections?.Push(user, new MessagesPush([own, reply], say.ClientId));
        var turn = new TurnReply(say.ClientId, own.Seq, [reply]);
        person.Turns[say.ClientId] = (content, turn);
        return turn;
    }

    private static MessagesReply Page(Person person, MessagesRequest page)
    {
        var messages = page.Before is { } before
            ? person.Messages.Where(one => one.Seq < before).TakeLast(page.Limit)
            : person.Messages.Where(one => one.Seq > page.Since).Take(page.Limit);
        return new MessagesReply([.. messages], person.Messages.Count, person.ReadSeq);
    }

    private Message Add(Person person, Sender from, string text)
    {
        var message = new Message(person.Messages.Count + 1, Now, from, text);
        person.Messages.Add(message);
        return message;
    }

    private sealed class Person
    {
        public HashSet<string> Sessions { get; } = [];
        public List<Message> Messages { get; } = [];
        public Dictionary<string, (string Content, TurnReply Reply)> Turns { get; } = [];
        public long ReadSeq { get; set; }
    }
}
