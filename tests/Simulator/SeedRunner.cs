using System.Globalization;
using OrleansBank.Domain.Language;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator;

/// <summary>Runs seed after seed, says how far it is, and stops at the first bad one with what it takes to see it again.</summary>
internal sealed class SeedRunner(RunOptions options)
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _clock = TimeProvider.System;
    private ulong _fingerprint = 14_695_981_039_346_656_037;
    private long _turns;
    private long _steps;
    private long _effects;
    private TimeSpan _simulated;
    private TimeSpan _longestOwed;

    /// <summary>0 when every seed was good, 1 at the first bad one.</summary>
    public int Run()
    {
        var folder = Directory.CreateTempSubdirectory("orleansbank-simulator-").FullName;
        try
        {
            foreach (var language in Languages.Supported)
                Understanding.WarmUp(language);
            return Run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private int Run(string folder)
    {
        var began = _clock.GetTimestamp();
        var said = began;
        var seed = options.From;
        for (; seed < options.From + options.Seeds || _turns < options.TurnsLeast; seed++)
        {
            if (!Try(seed, folder))
                return 1;
            if (_clock.GetElapsedTime(said) < SayEvery)
                continue;
            said = _clock.GetTimestamp();
            Say(seed, _clock.GetElapsedTime(began));
        }
        Say(seed - 1, _clock.GetElapsedTime(began));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fingerprint {_fingerprint:x16}"));
        return 0;
    }

    private bool Try(long seed, string folder)
    {
        // A folder of its own: a process that had its lock when the run before ended never gives it back.
        var own = Directory.CreateDirectory(Path.Combine(folder, Text(seed))).FullName;
        // Made once, with care for the disk; copied for each run.
        var made = Path.Combine(folder, Simulation.KeyFile);
        if (File.Exists(made))
            File.Copy(made, Path.Combine(own, Simulation.KeyFile));
        using var simulation = new Simulation(seed, own, options.Sabotage, options.IsTraced);
        try
        {
            simulation.Run();
            _turns += simulation.Turns;
            _steps += simulation.Steps;
            _simulated += simulation.Simulated;
            _effects += simulation.Effects;
            _longestOwed = simulation.LongestOwed > _longestOwed ? simulation.LongestOwed : _longestOwed;
            _fingerprint = unchecked((_fingerprint ^ simulation.Fingerprint) * 1_099_511_628_211);
            return true;
        }
        catch (Exception bad) when (bad is SimulationFailedException or InvalidOperationException)
        {
            Console.WriteLine($"BAD SEED {Text(seed)}: {bad.Message}");
            if (options.IsTraced)
                Console.WriteLine(bad.InnerException);
            var sabotage = options.Sabotage == Sabotage.None ? "" : $" --sabotage {options.Sabotage}";
            Console.WriteLine(
                $"Again: dotnet run -c Release --project tests/Simulator -- --seed {Text(seed)} --trace{sabotage}"
            );
            return false;
        }
        finally
        {
            if (!File.Exists(made) && File.Exists(Path.Combine(own, Simulation.KeyFile)))
                File.Copy(Path.Combine(own, Simulation.KeyFile), made);
            Directory.Delete(own, recursive: true);
        }
    }

    private void Say(long seed, TimeSpan took) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seeds {options.From} to {seed}: {_turns} turns in {took.TotalSeconds:F0} s "
                    + $"({Environment.CpuUsage.TotalTime.TotalMicroseconds / Math.Max(1, _turns):F0} µs of processor each, "
                    + $"{_steps / Math.Max(1, _turns)} steps), "
                    + $"{_effects} decisions at banks, the longest owed for {_longestOwed.TotalSeconds:F1} s, "
                    + $"{_simulated.TotalHours:F1} h simulated, all good"
            )
        );

    private static string Text(long seed) => seed.ToString(CultureInfo.InvariantCulture);
}
