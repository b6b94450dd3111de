namespace OrleansBank.Silo.Telemetry;

/// <summary>
/// Whether something that goes on failing is to be said: the first time, when it fails in another way, and again from time to time. What
/// is tried twice a second would bury in the log what else happens there.
/// </summary>
internal sealed class SaidRarely(TimeProvider clock)
{
    public static readonly TimeSpan SaidEvery = TimeSpan.FromMinutes(1);

    /// <summary>Ways of failing that are told apart; those beyond are not said.</summary>
    private const int WaysMax = 8;
    private readonly Dictionary<string, long> _said = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public bool IsNews(string words)
    {
        lock (_gate)
        {
            if (_said.TryGetValue(words, out var at) ? clock.GetElapsedTime(at) < SaidEvery : _said.Count >= WaysMax)
                return false;
            _said[words] = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>It works again: what fails from now on is news.</summary>
    /// <returns>Whether anything was said.</returns>
    public bool End()
    {
        lock (_gate)
        {
            var said = _said.Count > 0;
            _said.Clear();
            return said;
        }
    }
}
