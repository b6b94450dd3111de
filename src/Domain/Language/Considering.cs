namespace OrleansBank.Domain.Language;

/// <summary>Whether what a text could command is only asked about or thought of: "should I unlink it?".</summary>
internal enum Considering
{
    None,

    /// <summary>One clause considers something, another commands.</summary>
    Partly,
    Wholly,
}
