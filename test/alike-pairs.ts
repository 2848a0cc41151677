/** [what was published, what is being written, whether it says the same again] */
export type Pair = [published: string, written: string, alike: boolean]

/** The twelve that the warning is measured by: at least ten must be told right. */
export const PAIRS: Pair[] = [
  [
    'Interior Minister Süleyman Kaya says the gunman was an off-duty police officer aged 22.',
    'The attacker was a 22-year-old policeman who was not on duty, according to minister Süleyman Kaya.',
    true,
  ],
  [
    'Three people have been injured in the shooting at the gallery, the governor’s office says.',
    'Governor: 3 wounded in gallery attack.',
    true,
  ],
  [
    'The US embassy has closed its consulates in Istanbul and Adana until further notice.',
    'Washington shuts American consulates in Adana and Istanbul.',
    true,
  ],
  [
    'Russia’s ambassador, Andrei Karlov, has died in hospital.',
    'Ambassador Karlov is dead, the hospital confirms.',
    true,
  ],
  [
    'Trains between Haarlem and Leiden are suspended after a signal failure.',
    'No trains running on the Leiden–Haarlem line because of a fault with signals.',
    true,
  ],
  [
    'The central bank has raised its main interest rate to 50% from 45%.',
    'Interest rates go up from 45 to 50 percent, the central bank announced.',
    true,
  ],
  [
    'Three people have been injured in the shooting at the gallery, the governor’s office says.',
    'Seven people were injured when a tram left the rails near the gallery.',
    false,
  ],
  [
    'Interior Minister Süleyman Kaya says the gunman was a police officer.',
    'Interior Minister Süleyman Kaya will speak in parliament at nine.',
    false,
  ],
  [
    'Police have closed the harbour bridge to all traffic.',
    'Police have reopened the harbour bridge to all traffic.',
    false,
  ],
  [
    'The death toll in the earthquake has risen to 12, officials say.',
    'The death toll in the earthquake has risen to 31, officials say.',
    false,
  ],
  [
    'President Putin has called the killing a provocation.',
    'President Erdogan has spoken to Mr Putin by telephone.',
    false,
  ],
  [
    'Polls have closed in the east of the country.',
    'Schools in the east of the country stay closed on Tuesday.',
    false,
  ],
]

/** What the weights and the lists of words were chosen on. */
export const CHOSEN_ON: Pair[] = [
  ['Two suspects have been arrested near the stadium.', 'Police detained two people close to the stadium.', true],
  ['A fire has broken out at a chemical plant in Dordrecht.', 'Blaze at Dordrecht chemical factory.', true],
  ['Prime Minister Anna Lind has resigned.', 'Anna Lind steps down as prime minister.', true],
  ['At least 40 people are missing after the ferry sank.', 'Forty missing as ferry goes down, coastguard says.', true],
  [
    'The court has sentenced former mayor Jan Bakker to six years in prison.',
    'Ex-mayor Bakker gets 6 years in jail.',
    true,
  ],
  [
    'An explosion was heard in the centre of Lviv at 4am.',
    'Residents of Lviv report a blast in the city centre around 4am.',
    true,
  ],
  [
    'All flights from Schiphol are cancelled until noon because of the storm.',
    'Storm: Schiphol cancels every flight before noon.',
    true,
  ],
  ['Candidate Maria Lopez has conceded defeat.', 'Lopez concedes.', true],
  [
    'The strike at Deutsche Bahn will last until Friday, the GDL union says.',
    'GDL union: Deutsche Bahn strike to continue until Friday.',
    true,
  ],
  [
    'Firefighters have rescued a boy of four from the rubble in Hatay.',
    'A four-year-old boy was pulled alive from the ruins in Hatay.',
    true,
  ],
  [
    'NATO will hold an emergency meeting in Brussels on Wednesday.',
    'Emergency talks of NATO ambassadors on Wednesday in Brussels.',
    true,
  ],
  ['The company has recalled 1.2 million cars over faulty airbags.', 'Airbag fault: 1.2 million cars recalled.', true],
  [
    'The suspect was shot dead by police after a chase of two hours.',
    'Police killed the suspect following a two-hour pursuit.',
    true,
  ],
  ['Evacuation of the Rosewood district has begun.', 'Residents of the Rosewood district are being evacuated.', true],
  [
    'The search for the missing submarine has been called off for the night.',
    'Search for missing submarine suspended until morning.',
    true,
  ],
  ['Two suspects have been arrested near the stadium.', 'Two suspects have been released without charge.', false],
  [
    'A fire has broken out at a chemical plant in Dordrecht.',
    'The fire in Dordrecht is under control, the fire service says.',
    false,
  ],
  ['Prime Minister Anna Lind has resigned.', 'Prime Minister Anna Lind arrives in Berlin for talks.', false],
  [
    'At least 40 people are missing after the ferry sank.',
    'The ferry had 112 passengers and a crew of nine on board.',
    false,
  ],
  [
    'The court has sentenced former mayor Jan Bakker to six years in prison.',
    'Jan Bakker’s lawyers say they will appeal.',
    false,
  ],
  ['An explosion was heard in the centre of Lviv at 4am.', 'Power is out in the centre of Lviv.', false],
  [
    'All flights from Schiphol are cancelled until noon because of the storm.',
    'The storm has torn roofs from houses in Zandvoort.',
    false,
  ],
  ['Candidate Maria Lopez has conceded defeat.', 'Turnout is 71%, five points up on the last election.', false],
  [
    'The strike at Deutsche Bahn will last until Friday, the GDL union says.',
    'Deutsche Bahn offers the GDL union a rise of 5%.',
    false,
  ],
  [
    'Firefighters have rescued a boy of four from the rubble in Hatay.',
    'Firefighters from twelve countries have arrived in Hatay.',
    false,
  ],
  [
    'NATO will hold an emergency meeting in Brussels on Wednesday.',
    'NATO says it has seen no sign of an attack.',
    false,
  ],
  ['The company has recalled 1.2 million cars over faulty airbags.', 'Shares of the company have fallen by 8%.', false],
  [
    'The suspect was shot dead by police after a chase of two hours.',
    'The suspect had been known to police since 2019.',
    false,
  ],
  ['Evacuation of the Rosewood district has begun.', 'Residents of the Rosewood district may return home.', false],
  [
    'The search for the missing submarine has been called off for the night.',
    'The missing submarine had five people on board.',
    false,
  ],
  [
    'Candidate A has 52% after 40% of the votes have been counted.',
    'Candidate A has 51% after 60% of the votes have been counted.',
    false,
  ],
  ['The mayor confirms that the bridge has collapsed.', 'The mayor denies that the bridge has collapsed.', false],
]

/** Written afterwards, of other events; nothing was changed because of them. */
export const HELD_OUT: Pair[] = [
  [
    'Voting has been extended by two hours in the capital, Lagos state officials say.',
    'Polling stations in Lagos stay open two hours longer.',
    true,
  ],
  [
    'A 6.4-magnitude earthquake has struck off the coast of Taiwan.',
    'Strong quake of magnitude 6.4 hits near Taiwan.',
    true,
  ],
  ['The rapper Tiko has been charged with fraud in Manchester.', 'Fraud charges brought against rapper Tiko.', true],
  [
    'Wembley has been evacuated because of a suspicious package.',
    'Suspicious parcel: stadium at Wembley cleared.',
    true,
  ],
  [
    'The spokesman of the rebels has rejected the ceasefire offered by Kyrat.',
    'Rebels turn down Kyrat ceasefire.',
    true,
  ],
  [
    'Hospitals in Porto have cancelled all planned operations.',
    'All non-urgent surgery called off at Porto hospitals.',
    true,
  ],
  ['Seventeen miners have been brought to the surface alive.', '17 miners rescued.', true],
  ['Parliament has voted 312 to 270 against the budget.', 'MPs reject the budget by 312 votes to 270.', true],
  [
    'The A4 motorway is blocked in both directions after a lorry overturned.',
    'Overturned truck blocks A4 both ways.',
    true,
  ],
  ['Lena Hartog has won gold in the 1500 metres.', 'Gold for Hartog over 1500m.', true],
  ['Tap water in Leeds is not safe to drink, the council says.', 'Leeds council: do not drink the tap water.', true],
  ['The airline Norsk Air has filed for bankruptcy.', 'Norsk Air is bankrupt.', true],
  [
    'Voting has been extended by two hours in the capital, Lagos state officials say.',
    'Turnout in Lagos is higher than four years ago.',
    false,
  ],
  ['A 6.4-magnitude earthquake has struck off the coast of Taiwan.', 'Taiwan lifts its tsunami warning.', false],
  ['The rapper Tiko has been charged with fraud in Manchester.', 'Tiko’s tour of Japan is cancelled.', false],
  [
    'Wembley has been evacuated because of a suspicious package.',
    'The match at Wembley will be played tomorrow.',
    false,
  ],
  [
    'The spokesman of the rebels has rejected the ceasefire offered by Kyrat.',
    'Rebels say they have taken the airport of Kyrat.',
    false,
  ],
  [
    'Hospitals in Porto have cancelled all planned operations.',
    'Nurses in Porto hospitals will strike on Thursday.',
    false,
  ],
  ['Seventeen miners have been brought to the surface alive.', 'Three miners are still underground.', false],
  ['Parliament has voted 312 to 270 against the budget.', 'Parliament will vote on the budget at six.', false],
  [
    'The A4 motorway is blocked in both directions after a lorry overturned.',
    'The A4 is open again in one direction.',
    false,
  ],
  ['Lena Hartog has won gold in the 1500 metres.', 'Lena Hartog has withdrawn from the 800 metres.', false],
  [
    'Tap water in Leeds is not safe to drink, the council says.',
    'Leeds council is handing out bottled water at schools.',
    false,
  ],
  [
    'The airline Norsk Air has filed for bankruptcy.',
    'Passengers of Norsk Air are stranded at eleven airports.',
    false,
  ],
]
