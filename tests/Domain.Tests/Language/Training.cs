using System.Runtime.CompilerServices;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>
/// The languages are learned once a run, beside each other and beside the search for tests: whichever test needs them first finds
/// them made, or waits for what is left.
/// </summary>
internal static class Training
{
    [ModuleInitializer]
    internal static void Begin()
    {
        foreach (var code in Languages.Supported)
            ThreadPool.UnsafeQueueUserWorkItem(
                static language => Understanding.WarmUp(language),
                code,
                preferLocal: false
            );
    }
}
