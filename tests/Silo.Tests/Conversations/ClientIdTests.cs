using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Silo.Tests.BankApis;
using OrleansBank.Silo.Tests.Storage;

namespace OrleansBank.Silo.Tests.Conversations;

/// <summary>What a client says again under the same id: a person's grain over the real store and vault.</summary>
public sealed class ClientIdTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Noon);
    private readonly PushCount pushes = new();
    private SqliteGrainStore store = null!;
    private KeyVault vault = null!;
    private IGrain grain = null!;

    public async Task InitializeAsync()
    {
        var options = new SqliteStoreOptions { Directory = folder.Path };
        store = SqliteGrainStore.Open(options, clock, NullLogger.Instance);
        vault = await KeyVault.OpenAsync(Path.Combine(folder.Path, "master.key"), store, clock, CancellationToken.None);
        await WakeAsync();
        await AskAsync(new SignInRequest("session", "en-GB", null, Noon, Noon.AddDays(30)));
    }

    public async Task DisposeAsync()
    {
        grain.Deactivate();
        vault.Dispose();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_words_get_the_same_answer_and_do_nothing_twice()
    {
        var first = await SayAsync("1", "hello");
        await SayAsync("2", "thanks");
        var told = pushes.Count;
        Same(first, await SayAsync("1", "hello"));
        Assert.Equal(told, pushes.Count);
        Assert.Equal(4, await LastSeqAsync());
        Assert.False(grain.MustReload);
    }

    [Fact]
    public async Task The_same_words_get_the_same_answer_from_a_grain_that_was_asleep()
    {
        var first = await SayAsync("1", "hello");
        grain.Deactivate();
        await WakeAsync();
        Same(first, await SayAsync("1", "hello"));
        Assert.Equal(2, await LastSeqAsync());
    }

    [Fact]
    public async Task Other_words_are_a_conflict_and_the_talk_goes_on_after_it()
    {
        await SayAsync("1", "hello");
        var conflict = Assert.IsType<RefusedReply>(await SayAsync("1", "goodbye"));
        Assert.Equal("id_conflict", conflict.Code);
        var next = Assert.IsType<TurnReply>(await SayAsync("2", "goodbye"));
        Assert.Equal(3, next.Seq);
    }

    [Fact]
    public async Task A_tap_gets_its_answer_again_also_when_its_offer_has_ended()
    {
        var offer = Assert.IsType<TurnReply>(await SayAsync("1", "what can you do?")).Messages[^1];
        var tap = new SayRequest("2", null, offer.QuickReplies[0].Payload, "session", Noon);
        var first = await AskAsync(tap);
        clock.Now = Noon.AddHours(Limits.OfferedPayloadHours).AddMinutes(1);
        Same(first, await AskAsync(tap));
        var refused = Assert.IsType<RefusedReply>(await AskAsync(tap with { ClientId = "3" }));
        Assert.Equal("payload_not_offered", refused.Code);
    }

    private static void Same(object first, object again)
    {
        var (one, other) = (Assert.IsType<TurnReply>(first), Assert.IsType<TurnReply>(again));
        Assert.Equal((one.ClientId, one.Seq), (other.ClientId, other.Seq));
        Assert.NotEmpty(one.Messages);
        Assert.Equal(
            one.Messages.Select(message => (message.Seq, message.At, message.Text, message.InReplyTo)),
            other.Messages.Select(message => (message.Seq, message.At, message.Text, message.InReplyTo))
        );
    }

    private async Task<long> LastSeqAsync() =>
        Assert.IsType<MessagesReply>(await AskAsync(new MessagesRequest(0, null, 10))).LastSeq;

    private Task<object> SayAsync(string id, string text) => AskAsync(new SayRequest(id, text, null, "session", Noon));

    private async Task<object> AskAsync(UserRequest request) =>
        await grain.HandleAsync(request, CancellationToken.None);

    private async Task WakeAsync()
    {
        var user = new UserId("alice");
        var services = new ConversationServices(
            store,
            vault,
            clock,
            new TestIds(),
            pushes,
            new NothingAfter(),
            ImmutableDictionary<BankId, BankProfile>.Empty
        );
        grain = new ConversationGrainFactory(services).Create(ConversationGrainFactory.IdOf(user));
        await grain.ActivateAsync(CancellationToken.None);
    }

    private sealed class PushCount : IConnections
    {
        public int Count { get; private set; }

        public void Push(UserId user, Push push) => Count++;
    }

    private sealed class NothingAfter : IAftermath
    {
        public void OutboxWritten() { }

        public void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes) { }

        public void AccountsClosed(UserId user, BankId? bank) { }

        public void FetchWanted(UserId user, BankId bank) { }

        public ValueTask ErasedAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
