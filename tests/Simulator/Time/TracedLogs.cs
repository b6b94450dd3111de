using Microsoft.Extensions.Logging;

namespace OrleansBank.Simulator.Time;

/// <summary>What the product logs, among what happens. Only while a run is traced: what is logged is no part of its fingerprint.</summary>
internal sealed class TracedLogs(World world) : ILoggerFactory, ILogger
{
    public void AddProvider(ILoggerProvider provider) { }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => world.Note($"    {SynchronizationContext.Current}: {formatter(state, exception)} {exception?.GetType().Name}");
}
