using System.Net.Sockets;
using System.Security.Authentication;
using OrleansBank.Silo.Storage;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>Why the broker could not be used, in words for who configured it: never with a password.</summary>
/// <param name="IsRefusal">It answered, and will not have us as we are set up; else it is away, or was lost.</param>
internal readonly record struct BrokerFault(bool IsRefusal, string Why)
{
    private const int Deep = 16;

    public static BrokerFault Of(Exception failure, BrokerOptions options)
    {
        foreach (var one in Causes(failure))
        {
            if (Read(one, options) is { } known)
                return known;
        }
        return new BrokerFault(false, Causes(failure).Last().GetType().Name);
    }

    /// <summary>From the outermost to what caused it.</summary>
    private static IEnumerable<Exception> Causes(Exception failure)
    {
        Exception? next = failure;
        for (var depth = 0; next is not null && depth < Deep; depth++)
        {
            yield return next;
            next = next is AggregateException several ? several.InnerExceptions[^1] : next.InnerException;
        }
    }

    private static BrokerFault? Read(Exception failure, BrokerOptions options) =>
        failure switch
        {
            AuthenticationFailureException => new BrokerFault(
                true,
                $"it refuses user \"{options.User}\": wrong user name or password"
            ),
            PossibleAuthenticationFailureException => new BrokerFault(
                false,
                $"it broke off while user \"{options.User}\" signed in"
            ),
            OperationInterruptedException { ShutdownReason: { } reason } => Read(reason, options),
            ProtocolVersionMismatchException or PacketNotRecognizedException => new BrokerFault(
                false,
                "what listens there does not speak AMQP 0-9-1"
            ),
            AuthenticationException => new BrokerFault(
                false,
                "TLS could not be agreed on: is its certificate trusted?"
            ),
            SocketException socket => new BrokerFault(false, SocketWords.Of(socket.SocketErrorCode)),
            EndOfStreamException => new BrokerFault(false, "it closed the connection without a word: is it a broker?"),
            TimeoutException or OperationCanceledException => new BrokerFault(false, "timeout"),
            _ => null,
        };

    /// <summary>What the broker says when it ends a connection or a channel; it quotes our names alone.</summary>
    private static BrokerFault? Read(ShutdownEventArgs reason, BrokerOptions options) =>
        reason.ReplyCode switch
        {
            // A limit on connections passes.
            Constants.NotAllowed when !reason.ReplyText.Contains("limit", StringComparison.Ordinal) => new BrokerFault(
                true,
                $"it refuses user \"{options.User}\" in virtual host \"{options.VirtualHost}\": {reason.ReplyText}"
            ),
            Constants.AccessRefused => new BrokerFault(true, $"it refuses user \"{options.User}\": {reason.ReplyText}"),
            Constants.PreconditionFailed => new BrokerFault(
                true,
                $"what stands there was declared with other settings: {reason.ReplyText}"
            ),
            _ when reason.ReplyText.Length > 0 => new BrokerFault(false, reason.ReplyText),
            _ => null,
        };
}
