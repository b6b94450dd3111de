namespace OrleansBank.Silo.BankApis.Health;

public enum CircuitState
{
    Closed,
    Open,
    HalfOpen,
}

/// <summary>How a bank's API is, at one moment. For its grain, for operators, and never with a person's data.</summary>
/// <param name="FailuresInARow">Outages since the last success.</param>
/// <param name="LastFailure">A stable code, empty before the first failure.</param>
public sealed record BankHealth(
    CircuitState State,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    string LastFailure,
    int FailuresInARow,
    long Successes,
    long Failures
);

/// <summary>
/// Leaves a bank alone that does not answer, so that people hear "unavailable" at once instead of after a time-out
/// each. Opens after so many outages in a row; then lets one trial through, again and again, until one succeeds. Every
/// entry must be followed by exactly one of <see cref="Succeeded"/>, <see cref="Failed"/> and <see cref="Abandoned"/>.
/// </summary>
public sealed class CircuitBreaker(int failuresToOpen, TimeSpan openFor, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private CircuitState _state = CircuitState.Closed;
    private DateTimeOffset _openUntil;
    private bool _trialUnderWay;
    private DateTimeOffset? _lastSuccessAt;
    private DateTimeOffset? _lastFailureAt;
    private string _lastFailure = "";
    private int _failuresInARow;
    private long _successes;
    private long _failures;

    /// <summary>Null when the caller may go on; else how long to wait.</summary>
    public TimeSpan? TryEnter()
    {
        lock (_gate)
        {
            if (_state == CircuitState.Closed)
                return null;
            var now = clock.GetUtcNow();
            if (now < _openUntil)
                return _openUntil - now;
            if (_trialUnderWay)
                return openFor;
            _state = CircuitState.HalfOpen;
            _trialUnderWay = true;
            return null;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _state = CircuitState.Closed;
            _trialUnderWay = false;
            _failuresInARow = 0;
            _successes++;
            _lastSuccessAt = clock.GetUtcNow();
        }
    }

    /// <param name="code">Stable, never a bank's own text.</param>
    public void Failed(string code)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _failures++;
            _failuresInARow++;
            _lastFailureAt = now;
            _lastFailure = code;
            _trialUnderWay = false;
            if (_state == CircuitState.Closed && _failuresInARow < failuresToOpen)
                return;
            _state = CircuitState.Open;
            _openUntil = now + openFor;
        }
    }

    /// <summary>The caller gave up: it says nothing about the bank, but another trial may go.</summary>
    public void Abandoned()
    {
        lock (_gate)
        {
            _trialUnderWay = false;
        }
    }

    public BankHealth Snapshot()
    {
        lock (_gate)
        {
            return new BankHealth(
                _state,
                _lastSuccessAt,
                _lastFailureAt,
                _lastFailure,
                _failuresInARow,
                _successes,
                _failures
            );
        }
    }
}
