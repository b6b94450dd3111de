using System.Net.Security;
using System.Net.Sockets;
using System.Reflection;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Telemetry;
using OrleansBank.Silo.Tests.Runtime;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Silo.Tests.Cluster;

/// <summary>What operators are told of a broker that is away, that refuses, and that comes back.</summary>
public sealed class BrokerLineTests
{
    private static readonly BrokerOptions Options = new(
        [new Uri("amqp://silo:secret-word@broker.example/chats")],
        "c",
        1,
        Quorum: false
    );
    private readonly ManualClock _clock = new();
    private readonly ClusterLimits _limits = new();
    private readonly KeptLog<BrokerTies> _log = new();

    public static TheoryData<Exception, bool, string> Failures =>
        new()
        {
            {
                new AuthenticationFailureException("ACCESS_REFUSED"),
                true,
                "user \"silo\": wrong user name or password"
            },
            {
                Interrupted(530, "NOT_ALLOWED - vhost chats not found"),
                true,
                "\"chats\": NOT_ALLOWED - vhost chats not"
            },
            { Interrupted(530, "NOT_ALLOWED - connection limit (1) is reached"), false, "connection limit" },
            { Interrupted(403, "ACCESS_REFUSED - access to queue 'c' refused"), true, "access to queue 'c' refused" },
            { Interrupted(406, "PRECONDITION_FAILED - inequivalent arg"), true, "declared with other settings" },
            { Interrupted(320, "CONNECTION_FORCED - shutdown"), false, "CONNECTION_FORCED - shutdown" },
            {
                new ConnectFailureException("", new SocketException((int)SocketError.ConnectionRefused)),
                false,
                "connection refused"
            },
            { new AggregateException(new SocketException((int)SocketError.HostNotFound)), false, "name not found" },
            { new OperationCanceledException(), false, "timeout" },
            { new EndOfStreamException(), false, "is it a broker?" },
            { new IOException(), false, "IOException" },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Why_the_broker_cannot_be_used_is_said_in_words(Exception failure, bool isRefusal, string words)
    {
        var fault = BrokerFault.Of(new BrokerUnreachableException(failure), Options);

        Assert.Equal(isRefusal, fault.IsRefusal);
        Assert.Contains(words, fault.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", fault.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp://broker.example", "broker.example:5672", "guest", "/")]
    [InlineData("amqps://a%40b:p%2Fw@broker.example/", "broker.example:5671", "a@b", "/")]
    [InlineData("amqp://a:b@[::1]:99/%2Fchats", "[::1]:99", "a", "/chats")]
    [InlineData("amqp://a:b,c@one:99,two,[::1]:98/v", "one:99, two:5672, [::1]:98", "a", "v")]
    [InlineData("amqps://one,two", "one:5671, two:5671", "guest", "/")]
    public void Where_the_brokers_are_is_said_without_the_password(string uris, string place, string user, string host)
    {
        var options = Options with { Uris = BrokerAddresses.TryRead(uris)! };

        Assert.Equal((place, user, host), (options.Place, options.User, options.VirtualHost));
        // The client library reads the same address in the same way.
        var library = new ConnectionFactory { Uri = options.First };
        Assert.Equal((user, host), (library.UserName, library.VirtualHost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("broker.example")]
    [InlineData("http://broker.example")]
    [InlineData("amqp://")]
    [InlineData("amqp://one,,two")]
    [InlineData("amqp://one,")]
    [InlineData("amqp://a:b@")]
    [InlineData("amqp://one:70000")]
    [InlineData("amqp://a:b@one,two:x")]
    [InlineData("amqp://1,2,3,4,5,6,7,8,9,10")]
    public void What_names_no_broker_or_too_many_is_no_address(string text) =>
        Assert.Null(BrokerAddresses.TryRead(text));

    /// <summary>Of an amqps address alone the library would take a certificate that was made for another name.</summary>
    [Fact]
    public void The_certificate_of_each_broker_is_for_its_own_name()
    {
        var options = Options with { Uris = BrokerAddresses.TryRead("amqps://a:b@one,two:99/v")! };

        var endpoints = RabbitDoor.EndpointsOf(options);

        Assert.Equal([("one", 5671), ("two", 99)], endpoints.Select(one => (one.HostName, one.Port)));
        Assert.Equal(["one", "two"], endpoints.Select(one => one.Ssl.ServerName));
        Assert.All(endpoints, one => Assert.True(one.Ssl.Enabled));
        Assert.All(endpoints, one => Assert.Equal(SslPolicyErrors.None, one.Ssl.AcceptablePolicyErrors));
        Assert.False(RabbitDoor.EndpointsOf(Options)[0].Ssl.Enabled);
    }

    [Fact]
    public async Task An_outage_is_said_once_again_each_minute_and_when_it_is_over()
    {
        var door = new ScriptedDoor(
            new BrokerUnreachableException(new SocketException((int)SocketError.ConnectionRefused))
        );
        using var stopping = new CancellationTokenSource();
        var running = NewLine(door).RunAsync((_, lost) => Task.Delay(-1, lost), stopping.Token);

        for (var tries = 0; tries < 20; tries++)
            _clock.Advance(_limits.ReconnectMost);
        Assert.True(door.Tries > 10);
        Assert.Equal(
            [
                "5001 Warning: The broker at broker.example:5672 can't be reached: connection refused. It is tried again until it answers.",
            ],
            _log.Lines
        );
        _clock.Advance(SaidRarely.SaidEvery);
        Assert.Equal(2, _log.Lines.Count);

        door.Failure = null;
        _clock.Advance(_limits.ReconnectMost);
        Assert.Equal("5005 Information: The broker at broker.example:5672 answers again.", _log.Lines[^1]);

        await stopping.CancelAsync();
        await running;
        Assert.Equal(3, _log.Lines.Count);
    }

    [Fact]
    public async Task Credentials_that_become_wrong_are_named_without_the_password_and_tried_until_they_are_right()
    {
        var door = new ScriptedDoor(null);
        using var stopping = new CancellationTokenSource();
        var running = NewLine(door).RunAsync((_, lost) => Task.Delay(-1, lost), stopping.Token);
        Assert.Empty(_log.Lines);

        door.Failure = new BrokerUnreachableException(new AuthenticationFailureException("ACCESS_REFUSED"));
        await door.BreakAsync(320, "CONNECTION_FORCED - the password was changed");
        var tries = door.Tries;
        await PassAsync(() => door.Tries >= tries + 20);
        Assert.Collection(
            _log.Lines,
            lost =>
                Assert.StartsWith("5003 Warning: The connection to the broker at broker.example:5672 was lost", lost),
            refused =>
                Assert.Equal(
                    "5004 Error: The broker at broker.example:5672 refuses this process: it refuses user \"silo\": wrong user "
                        + "name or password. Mend ConnectionStrings:rabbitmq, or the broker; it is tried again.",
                    refused
                )
        );

        door.Failure = null;
        await PassAsync(() => _log.Lines[^1].StartsWith("5005 ", StringComparison.Ordinal));
        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_connection_that_is_made_and_lost_again_and_again_is_said_once()
    {
        var door = new ScriptedDoor(null);
        using var stopping = new CancellationTokenSource();
        var running = NewLine(door)
            .RunAsync((_, _) => Task.FromException(Interrupted(406, "PRECONDITION_FAILED")), stopping.Token);

        for (var tries = 0; tries < 20; tries++)
            _clock.Advance(_limits.ReconnectMost);
        Assert.True(door.Tries > 10);
        Assert.StartsWith("5004 Error", Assert.Single(_log.Lines), StringComparison.Ordinal);
        await stopping.CancelAsync();
        await running;
    }

    private BrokerLine NewLine(ScriptedDoor door) =>
        new("test", door, _limits, _clock, new BrokerNews(Options, _clock, _log));

    /// <summary>Time passes in small steps until it is so: what waits between two tries is armed by another thread.</summary>
    private async Task PassAsync(Func<bool> isSo)
    {
        for (var patience = Patience.Soon; !isSo(); _clock.Advance(_limits.ReconnectMost / 10))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience);
    }

    private static OperationInterruptedException Interrupted(ushort code, string text) =>
        new(new ShutdownEventArgs(ShutdownInitiator.Peer, code, text));

    /// <summary>Fails as it is told to, or gives a connection that does nothing.</summary>
    private sealed class ScriptedDoor(Exception? failure) : IBrokerDoor
    {
        private IdleConnection? _last;

        public Exception? Failure { get; set; } = failure;
        public int Tries { get; private set; }

        public Task<IConnection> ConnectAsync(string purpose, CancellationToken stopping)
        {
            Tries++;
            if (Failure is { } why)
                return Task.FromException<IConnection>(why);
            var connection = DispatchProxy.Create<IConnection, IdleConnection>();
            _last = (IdleConnection)connection;
            return Task.FromResult(connection);
        }

        public Task BreakAsync(ushort code, string text) => _last!.BreakAsync(code, text);
    }

    /// <summary>Stands until it is broken.</summary>
    public class IdleConnection : DispatchProxy
    {
        private AsyncEventHandler<ShutdownEventArgs>? _lost;
        private ShutdownEventArgs? _reason;

        internal Task BreakAsync(ushort code, string text)
        {
            _reason = new ShutdownEventArgs(ShutdownInitiator.Peer, code, text);
            return _lost!(this, _reason);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case "add_ConnectionShutdownAsync":
                    _lost += (AsyncEventHandler<ShutdownEventArgs>)args![0]!;
                    return null;
                case "get_CloseReason":
                    return _reason;
                case "get_IsOpen":
                    return _reason is null;
                case "DisposeAsync":
                    return ValueTask.CompletedTask;
                default:
                    throw new NotSupportedException(targetMethod.Name);
            }
        }
    }
}
