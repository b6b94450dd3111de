namespace OrleansBank.Simulator.Broker;

/// <summary>How a queue chooses its single active consumer.</summary>
internal enum QueueKind
{
    /// <summary>When the active one leaves: whoever has the highest priority.</summary>
    Classic,

    /// <summary>A quorum queue of RabbitMQ 3: whoever stands by for the longest time.</summary>
    Quorum3,

    /// <summary>
    /// A quorum queue of RabbitMQ 4: as a classic one, and a consumer of a higher priority is chosen as soon as the active one has
    /// acknowledged what it was given. That one stands by from then on, and is not told.
    /// </summary>
    Quorum4,
}
